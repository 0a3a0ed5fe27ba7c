"""The operator's own form: a blank XLSX or DOCX that the user supplies, filled by a map.

The program has never seen the form and keeps everything of it but the fields the map names. `source` is the map as it
stands in YAML, `loading` reads it, `check` links it; `vocabulary` and `readings` tell what a field reads as; `package`,
`splice`, `xlsx_*` and `docx_*` write; `sketch` proposes a map. Codes of problems: O001–O016 the map, O020–O027 the
form, O030–O047 a field of it.
"""
