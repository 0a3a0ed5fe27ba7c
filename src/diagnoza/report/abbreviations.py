"""The abbreviations a report uses, explained; those alone that stand in it."""

from __future__ import annotations

import dataclasses
import re
from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from diagnoza.report import model

ABBREVIATIONS = MappingProxyType(
    {
        "AES": "algorytm szyfrowania danych",
        "AI": "sztuczna inteligencja",
        "AP": "punkt dostępowy sieci bezprzewodowej",
        "BCP": "plan ciągłości działania",
        "BIP": "Biuletyn Informacji Publicznej",
        "CAL": "licencja na dostęp użytkownika albo urządzenia do serwera",
        "CERT": "zespół reagowania na incydenty",
        "CPPC": "Centrum Projektów Polska Cyfrowa",
        "CPV": "Wspólny Słownik Zamówień",
        "CSIRT": "zespół reagowania na incydenty komputerowe",
        "DHCP": "samoczynne nadawanie adresów w sieci",
        "DIS": "klasa ochrony nośników danych przed ogniem",
        "DKIM": "podpis poczty urzędu, po którym odbiorca poznaje, że wiadomości nie zmieniono",
        "DLP": "ochrona przed wyciekiem danych",
        "DMARC": "wskazówka dla odbiorców, co robić z pocztą podszywającą się pod urząd",
        "DMZ": "wydzielona część sieci dla usług widocznych z internetu",
        "DNS": "usługa nazw w sieci",
        "DPS": "dom pomocy społecznej",
        "DRP": "plan odtworzenia po awarii",
        "EDR": "wykrywanie i powstrzymywanie ataków na stacjach i serwerach",
        "ePUAP": "elektroniczna Platforma Usług Administracji Publicznej",
        "EZD": "elektroniczne zarządzanie dokumentacją",
        "FIDO2": "standard logowania odpornego na wyłudzenie",
        "GB": "jednostka pojemności, gigabajt",
        "GIS": "system map i danych o terenie",
        "GOPS": "gminny ośrodek pomocy społecznej",
        "HTTPS": "szyfrowane połączenie ze stroną internetową",
        "ICT": "technologie informacyjno-komunikacyjne",
        "IEC": "Międzynarodowa Komisja Elektrotechniczna, wydawca norm",
        "IEEE": "organizacja wydająca normy sieciowe",
        "IOD": "inspektor ochrony danych",
        "ISO": "Międzynarodowa Organizacja Normalizacyjna, wydawca norm",
        "IT": "technologia informacyjna, informatyka",
        "ITAM": "zarządzanie zasobami informatycznymi",
        "JST": "jednostka samorządu terytorialnego",
        "KRI": "Krajowe Ramy Interoperacyjności",
        "KSC": "krajowy system cyberbezpieczeństwa",
        "LAN": "sieć lokalna",
        "LTE": "łączność komórkowa czwartej generacji",
        "MB": "jednostka pojemności, megabajt",
        "MDM": "zarządzanie telefonami i tabletami",
        "MFA": "uwierzytelnianie wieloskładnikowe",
        "MFP": "urządzenie wielofunkcyjne",
        "MOPS": "miejski ośrodek pomocy społecznej",
        "NAC": "kontrola dostępu do sieci",
        "NAS": "serwer plików podłączony do sieci",
        "NASK": "Naukowa i Akademicka Sieć Komputerowa",
        "NDA": "umowa o zachowaniu poufności",
        "NGFW": "zapora sieciowa nowej generacji",
        "NIK": "Najwyższa Izba Kontroli",
        "NIP": "numer identyfikacji podatkowej",
        "NIS2": "dyrektywa (UE) 2022/2555 w sprawie wspólnego poziomu cyberbezpieczeństwa",
        "OPS": "ośrodek pomocy społecznej",
        "PAM": "kontrola dostępu administratorów i serwisantów",
        "PBI": "polityka bezpieczeństwa informacji",
        "PC": "komputer osobisty",
        "PCPR": "powiatowe centrum pomocy rodzinie",
        "PESEL": "numer w rejestrze ludności",
        "PIN": "kod, którym potwierdza się tożsamość",
        "POPC": "Program Operacyjny Polska Cyfrowa",
        "Pzp": "Prawo zamówień publicznych",
        "RAID": "łączenie dysków tak, żeby awaria jednego nie zniszczyła danych",
        "RDP": "pulpit zdalny",
        "REACT-EU": "wsparcie Unii Europejskiej na odbudowę po pandemii",
        "REGON": "numer w rejestrze podmiotów gospodarki narodowej",
        "RODO": "rozporządzenie Parlamentu Europejskiego i Rady (UE) 2016/679",
        "RSA": "algorytm podpisu i szyfrowania kluczem publicznym",
        "S46": "system, w którym zgłasza się incydenty i dostaje ostrzeżenia",
        "SaaS": "oprogramowanie dostępne jako usługa",
        "SHA-256": "skrót pliku, po którym poznaje się, że go nie zmieniono",
        "SIEM": "system zbierający dzienniki i ostrzegający o podejrzanych zdarzeniach",
        "SLA": "umówiony poziom usługi",
        "SMS": "wiadomość tekstowa w telefonie",
        "SOC": "zespół nadzorujący bezpieczeństwo",
        "SPF": "spis serwerów, które mogą wysyłać pocztę urzędu",
        "SRP": "System Rejestrów Państwowych",
        "SSD": "dysk bez części ruchomych",
        "SSID": "nazwa sieci bezprzewodowej",
        "SSL": "dawna nazwa szyfrowania połączeń, dziś TLS",
        "SZBI": "system zarządzania bezpieczeństwem informacji",
        "TB": "jednostka pojemności, terabajt",
        "TERYT": "krajowy rejestr urzędowy podziału terytorialnego",
        "TLS": "szyfrowanie połączeń",
        "U2F": "standard kluczy sprzętowych do logowania",
        "UE": "Unia Europejska",
        "UODO": "Urząd Ochrony Danych Osobowych",
        "UoKSC": "ustawa o krajowym systemie cyberbezpieczeństwa",
        "UPS": "zasilacz awaryjny",
        "USB": "złącze, którym podłącza się nośniki i urządzenia",
        "USC": "urząd stanu cywilnego",
        "UTM": "zapora sieciowa z dodatkowymi zabezpieczeniami w jednym urządzeniu",
        "VAT": "podatek od towarów i usług",
        "VLAN": "wydzielona część sieci",
        "VPN": "szyfrowane połączenie z siecią urzędu przez internet",
        "WCAG": "wytyczne dostępności treści internetowych",
        "WE": "Wspólnota Europejska",
        "Wi-Fi": "sieć bezprzewodowa",
        "WNiP": "wartości niematerialne i prawne",
        "WPA2": "szyfrowanie sieci bezprzewodowej",
        "WPA3": "szyfrowanie sieci bezprzewodowej nowszego rodzaju",
        "WWW": "strona internetowa",
        "XDR": "wykrywanie i powstrzymywanie ataków w wielu miejscach naraz",
    }
)
_WORD = re.compile(r"[^\W_]+(?:-[^\W_]+)*")


def with_abbreviations(report: model.Report) -> model.Report:
    """The report with its own abbreviations explained, by alphabet."""
    explained = dataclasses.replace(report, abbreviations=())
    used = {word for text in strings(explained) for word in _words(text)} & ABBREVIATIONS.keys()
    fields = tuple(model.Field(short, ABBREVIATIONS[short]) for short in sorted(used, key=str.casefold))
    return dataclasses.replace(report, abbreviations=fields)


def _words(text: str) -> Iterator[str]:
    """Words, those with a hyphen whole and in parts."""
    for word in _WORD.findall(text):
        yield word
        if "-" in word:
            yield from word.split("-")


def strings(part: Any) -> Iterator[str]:
    """Every text of the model, whatever holds it."""
    if isinstance(part, str):
        yield part
    elif isinstance(part, tuple):
        for entry in part:
            yield from strings(entry)
    elif dataclasses.is_dataclass(part):
        for field in dataclasses.fields(part):
            yield from strings(getattr(part, field.name))
