"""How results look: DOCX, Markdown, terminal, JSON. Nothing is computed or ordered here."""
