"""`szablon`: a template of one's own, and the fields it may name."""

from __future__ import annotations

from pathlib import Path

from diagnoza.cli.errors import DONE, guarded


def new_template(output: Path, name: str, *, overwrite: bool) -> int:
    """`szablon nowy`."""

    def work() -> int:
        from diagnoza import pipeline
        from diagnoza.render.terminal import make_console

        pipeline.new_template(output, name, overwrite=overwrite)
        console = make_console(stderr=False)
        for line in (
            f"Zapisano {output}: kopię szablonu „{name}”.",
            "Otwórz go w Wordzie i zmień logo, kolory, czcionki i własne akapity; znaczniki {{ … }} i {% … %} zostaw w całości.",
            f"Pola, które można wpisać, pokaże: diagnoza szablon pola. Zmieniony plik sprawdzi: diagnoza sprawdz {output}",
            f"Raport z niego powstanie tak: diagnoza raport ARKUSZ -o raport.docx --szablon {output}",
        ):
            console.print(line, markup=False, soft_wrap=True)
        return DONE

    return guarded(work)


def fields(template: str | None, *, as_json: bool) -> int:
    """`szablon pola`."""

    def work() -> int:
        from diagnoza import pipeline
        from diagnoza.render.template_fields import fields_json, print_fields
        from diagnoza.render.terminal import make_console, print_json

        listed = pipeline.template_fields(template)
        if as_json:
            print_json(fields_json(listed, template))
        else:
            print_fields(make_console(stderr=False), listed)
        return DONE

    return guarded(work, as_json=as_json)
