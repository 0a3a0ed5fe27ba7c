"""The DOCX engine: templates edited in Word, compiled once, rendered as strings.

Use `diagnoza.render.docx.compile.compile_template` and `diagnoza.render.docx.write.render`; nothing is imported here, because
`compile` brings lxml and the way of a report must not pay for it.

`package` opens the zip, `gate` refuses what a template may not carry, `heal` and `structure` turn tags into processing instructions
of the tree, `nesting` and `guards` prove that every outcome is valid Word, `expressions` holds the allow-list, `environment` the
values, `write` the report. `outline` and `bindings` find headings, captions and charts, which at the render `references` links and
numbers and `figures` draws. All sentences are in `faults`.
"""
