"""The use case of `raport` on one screen, beside `pipeline`: a case → the report model → a document, read back before it is issued."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from diagnoza.comparing import compare_case
from diagnoza.files.reading import reread
from diagnoza.files.templates import PUBLIC, STANDARD, named_template, template_path
from diagnoza.files.write import ensure_not_input, ensure_writable, write_output
from diagnoza.pipeline import Case, plan_case, variants_of
from diagnoza.plan.model import Plan
from diagnoza.problems import Failure, Place, Problem, problem
from diagnoza.render import json_plan, json_shapes, json_values
from diagnoza.render.docx.figures import Picture
from diagnoza.render.reports import PAGED, render_report
from diagnoza.report.build import NO_CHANGES, build_report
from diagnoza.report.public import public
from diagnoza.version import __version__


@dataclass(frozen=True, slots=True)
class ReportOptions:
    """How a report is made: by which template, a name or a file (None: the standard one), with what beside it, and whether it is checked.

    `previous` are the sheets of an earlier version, or reports that carry them; `logos` are pictures for the title page.
    """

    template: Path | None = None
    overwrite: bool = False
    with_data: bool = False
    check: bool = False
    is_public: bool = False
    previous: tuple[Path, ...] = ()
    logos: tuple[Path, ...] = ()


@dataclass(frozen=True, slots=True)
class WrittenReport:
    """The plan behind a report, what is to be told of it, and what keeps readers out (None when that was not asked)."""

    plan: Plan
    problems: tuple[Problem, ...]
    barriers: tuple[Problem, ...] | None


def write_report(
    case: Case, output: Path, options: ReportOptions, tell: Callable[[str], None] = lambda _: None
) -> WrittenReport:
    """Write the report; the format follows the suffix (.docx, .pdf, .html, .md). `tell` is told what takes long.

    A Word document is read back first: a text the shipped template lost is a `Failure` (R001) and no report.
    """
    suffix = output.suffix.lower()
    options = _settled(options)
    ensure_not_input(output, [*(Path(sheet.path) for sheet in case.sheets), *options.previous, *options.logos])
    ensure_writable(output, overwrite=options.overwrite)
    _check_options(options, suffix)
    office = _office() if suffix == ".pdf" else ""
    pictures = _logos(options.logos)
    plan = plan_case(case)
    since = compare_case(options.previous, case, plan) if options.previous else None
    chapter = since.chapter if since else NO_CHANGES
    report = build_report(case.evaluations, plan, case.sources, chapter, variants_of(case, plan))
    template = options.template
    if options.is_public:
        report = public(report)
        template = _public_template(template) if suffix in PAGED else template
    data = render_report(report, suffix, template, pictures)
    found: tuple[Problem, ...] = since.problems if since else ()
    barriers: tuple[Problem, ...] | None = None
    if suffix in PAGED:
        from diagnoza.review.issue import review_access, review_text

        if not options.is_public:
            found += review_text(data, case.evaluations, plan, template)
        barriers = review_access(data, template) if options.check else None
    if options.with_data:
        data = _with_data(data, case, plan)
    if suffix == ".pdf":
        from diagnoza.render.pdf import docx_to_pdf

        tell("Tworzę PDF w LibreOffice…")
        data = docx_to_pdf(data, report.dated, office)
    write_output(output, data, overwrite=options.overwrite)
    return WrittenReport(plan, found, barriers)


def _settled(options: ReportOptions) -> ReportOptions:
    """A shipped template's name as its path, the standard one as none.

    The public template asks for a public report by itself: it has no words for what another would hold.
    """
    if options.template is None:
        return options
    template = named_template(str(options.template))
    is_public = options.is_public or template == template_path(PUBLIC)
    return replace(options, template=None if template == template_path(STANDARD) else template, is_public=is_public)


def _check_options(options: ReportOptions, suffix: str) -> None:
    """F025 for an option that the format has no use for; who gave it expects something of it."""
    wrong = []
    if options.with_data and suffix != ".docx":
        wrong.append(problem("F025", option="--z-danymi", suffix=suffix, allowed=".docx"))
    if options.check and suffix not in PAGED:
        wrong.append(problem("F025", option="--sprawdz", suffix=suffix, allowed=" albo ".join(PAGED)))
    if options.logos and suffix not in PAGED:
        wrong.append(problem("F025", option="--logotypy", suffix=suffix, allowed=" albo ".join(PAGED)))
    if options.is_public and options.with_data:
        wrong.append(problem("P024", first="--jawna", second="--z-danymi"))
    if options.is_public and options.previous:
        wrong.append(problem("P024", first="--jawna", second="--poprzednia"))
    if wrong:
        raise Failure(wrong)


def _office() -> str:
    from diagnoza.render.pdf import find_office

    return find_office()  # before the work, so that nobody waits for a report that cannot be made


def _with_data(data: bytes, case: Case, plan: Plan) -> bytes:
    """The report with all it was made from: sheets byte for byte, and what `ocena --json` and `plan --json` would print."""
    from diagnoza.render.docx.data import EmbeddedFile, Origin, file_names, with_data

    names = file_names(name for name, _ in case.sources)
    sheets = [
        EmbeddedFile(n, s.sha256, reread(Path(s.path), s.sha256)) for n, s in zip(names, case.sheets, strict=True)
    ]
    files = [(sheet.name, sheet.sha256) for sheet in sheets]  # without folders: they are nobody's business
    definition = case.definition
    evaluation = json_shapes.evaluations_json(definition, case.evaluations, files, case.problems)
    origin = Origin(
        sheets=tuple(sheets),
        evaluation=json_values.json_bytes(evaluation),
        plan=json_values.json_bytes(json_plan.plan_json(plan, case.problems)),
        program=__version__,
        questionnaire=definition.id,
        version=definition.version,
        questionnaire_sha256=definition.sha256,
    )
    return with_data(data, origin)


def _public_template(template: Path | None) -> Path:
    """The shipped one, or the user's if it asks whether the report is public."""
    from diagnoza.render.docx.lint.check import touched_fields

    if template is None:
        return template_path(PUBLIC)
    if "is_public" not in touched_fields(template):
        raise Failure([problem("P022", Place(str(template)), file=template.name)])
    return template


def _logos(paths: Sequence[Path]) -> tuple[Picture, ...]:
    """The pictures side by side in one strip; `Failure` F00x, T049 and T050 for files that are none."""
    if not paths:
        return ()
    from diagnoza.files.reading import read_bytes
    from diagnoza.render.docx.pictures import LARGEST, fit_pictures, read_picture

    read = [read_picture(read_bytes(path, LARGEST), f"Znak: {path.stem}", Place(str(path))) for path in paths]
    return fit_pictures(read)
