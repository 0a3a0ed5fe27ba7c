"""To be built."""

from __future__ import annotations

from diagnoza.forms.officer.form import Form


def form_page(form: Form) -> bytes:
    """To be built."""
    raise NotImplementedError
