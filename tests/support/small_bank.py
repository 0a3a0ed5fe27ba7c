"""A bank with one question of every kind, small enough to keep in mind; its ids begin with t- and clash with nothing.

`t-kopie-sa` hides `t-kopie-test`. The programme demands a certificate and pays for `t-nas`, not for `t-usluga`.
"""

from __future__ import annotations

from collections.abc import Mapping

AREA = """
    id: t-kopie
    title: Kopie zapasowe
    questions:
      - id: t-kopie-sa
        text: Czy są kopie?
        kind: single
        weight: 3
        scope: core
        ask: [informatyk]
        help: Kopia to drugi egzemplarz danych.
        evidence: [harmonogram kopii]
        refs: {t-akt: ["1.1"]}
        options:
          - {id: tak, label: Tak, points: 1, requires: widziano kopię, strength: Kopie są.}
          - {id: czesciowo, label: Częściowo, points: 0.5, finding: t-niepelne}
          - {id: nie, label: "Nie, żadnych", points: 0, finding: t-brak}
      - id: t-nosniki
        text: Gdzie są kopie?
        kind: multi
        ask: [informatyk]
        help: Można wybrać kilka.
        evidence: [oględziny]
        refs: {t-akt: [{point: "1.2", role: supporting}]}
        options:
          - {id: dysk, label: Dysk, points: 0.5, requires: widziano dysk}
          - {id: chmura, label: Chmura, points: 0.5, requires: widziano panel, finding_if_absent: t-jedno-miejsce}
          - {id: zadne, label: Żadne z powyższych, points: 0, exclusive: true, finding: t-brak}
      - id: t-liczba
        text: Ile kopii się przechowuje?
        kind: number
        unit: szt.
        min: 0
        max: 100
        ask: [informatyk]
        help: Liczba egzemplarzy.
        evidence: [raport]
        refs: {t-akt: ["1.2"]}
        bands:
          - {up_to: 0, points: 0, finding: t-brak}
          - {up_to: 2, points: 0.5, finding: t-niepelne}
          - {points: 1, requires: widziano trzy kopie, strength: Kopii jest wiele.}
      - id: t-kopie-test
        text: Kiedy sprawdzano kopię?
        kind: date
        ask: [informatyk]
        help: Data próby.
        evidence: [protokół]
        refs: {t-akt: ["1.1"]}
        show_if: {q: t-kopie-sa, in: [tak, czesciowo]}
        options: [{id: nigdy, label: Nigdy, points: 0, finding: t-brak}]
        bands:
          - {up_to: 12, points: 1, requires: widziano protokół}
          - {points: 0, finding: t-niepelne}
      - id: t-opis
        text: Opisz sposób.
        kind: text
      - id: t-systemy
        text: Wymień systemy.
        kind: table
        columns:
          - {id: nazwa, label: Nazwa systemu, required: true}
          - {id: liczba, label: Liczba stacji, kind: number}
          - {id: data, label: Data wdrożenia, kind: date}
          - {id: rodzaj, label: Rodzaj, kind: single, options: [własny, {id: obcy, label: Obcy}]}
    findings:
      - {id: t-brak, title: Brak kopii, kind: niezgodnosc, text: Kopii nie ma., effect: Utrata danych.,
         likelihood: 4, impact: 4, refs: {t-akt: ["1.1"]}, measures: [t-wdrozyc]}
      - {id: t-niepelne, title: Kopie niepełne, kind: spostrzezenie, criterion: Kopia obejmuje wszystko.,
         text: Kopie są niepełne., effect: Utrata części danych., likelihood: 2, impact: 3, measures: [[t-dokupic, t-wdrozyc]]}
      - {id: t-jedno-miejsce, title: Jedno miejsce, kind: spostrzezenie, criterion: Dwa miejsca., text: Jedno miejsce.,
         effect: Pożar zabiera wszystko., likelihood: 1, impact: 3, measures: [t-dokupic]}
"""
FILES: Mapping[str, str] = {
    "bank/areas/t-kopie.yaml": AREA,
    "bank/acts.yaml": """
        - id: t-akt
          title: Ustawa próbna
          short: Próba
          publication: brak
          in_force: {from: 2020-01-01}
          source: {title: wymyślona na potrzeby testu}
          points:
            - {id: "1.1", label: art. 1 ust. 1, title: kopie}
            - {id: "1.2", label: art. 1 ust. 2, title: nośniki}
    """,
    "bank/certificates.yaml": """
        - {id: t-cert, name: Certyfikat Próbny, source: {title: wykaz wymyślony}}
    """,
    "bank/procurement.yaml": """
        - {id: t-prog, title: Próg próbny, amount: "100000.00", source: {title: prawo wymyślone}}
    """,
    "bank/brands.yaml": """
        - {id: t-firma, names: [Wymyślex]}
    """,
    "bank/measures.yaml": """
        - {id: t-wdrozyc, title: Wdrożyć kopie, why: Bo ich nie ma., how: [kup, ustaw], effort_days: 5, term_months: 1,
           owner_role: informatyk, purchases: [t-nas]}
        - {id: t-dokupic, title: Dokupić nośniki, why: Bo jeden., how: [kup], effort_days: 0.5, term_months: 2,
           owner_role: sekretarz, purchases: [t-usluga]}
    """,
    "bank/purchases.yaml": """
        - {id: t-nas, name: Serwer plików, kind: srodek-trwaly, unit: szt., quantity: {per: lokalizacje}}
        - {id: t-usluga, name: Przechowywanie, kind: usluga, unit: rok, yearly_cost: true}
    """,
    "programmes/t-program.yaml": """
        id: t-program
        title: Program próbny
        operator: Nikt
        status: open
        applicants: [gmina]
        statement: Sfinansowano z niczego.
        grant: {min: "1000.00", max: "200000.00"}
        eligible_period: {from: 2022-01-01, to: 2023-12-31}
        auditor: {certificate: required}
        areas: [{id: cyber, title: Cyberbezpieczeństwo}]
        categories: [{id: sprzet, title: Sprzęt}]
        items:
          t-nas: [{area: cyber, category: sprzet, status: eligible, reason: Wprost wymieniony., source: {title: regulamin próbny}}]
          t-usluga: [{area: cyber, status: ineligible, reason: Koszt stały., source: {title: regulamin próbny}}]
    """,
    "t-ankieta/questionnaire.yaml": """
        id: t-ankieta
        version: "2026.2"
        title: Ankieta próbna
        introduction: Do testów.
        programme: t-program
        acts: [{act: t-akt}]
        areas: [t-kopie]
        levels: [{from: 0, name: niski}, {from: 0.5, name: wysoki}]
        cap: {severity: krytyczna, level: niski}
    """,
    "t-ankieta/migrations.yaml": """
        - {from: "2025.1", to: "2026.1", questions: {t-stare: t-kopie-sa}, options: {t-kopie-sa: {niepelne: czesciowo}}}
        - {from: "2026.1", to: "2026.2", options: {t-nosniki: {plyta: dysk}}}
    """,
}

HEAD = """\
format_arkusza: 1
kwestionariusz: t-ankieta
wersja_kwestionariusza: "2026.2"
jednostka: {nazwa: Urząd Próbny, rodzaj: gmina, zasoby: {pracownicy: 12, lokalizacje: 2}}
przeprowadzono: {od: 2022-06-06, do: 2022-06-08}
audytorzy: [{imie_nazwisko: Ewa Próbna, rola: audytor, certyfikat: t-cert, wazny_do: 2027-01-01}]
"""
"""The first six lines of a sheet that is right in everything."""
