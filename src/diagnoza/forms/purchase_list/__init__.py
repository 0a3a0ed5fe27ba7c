"""Lists of purchases that somebody else made: YAML or a workbook with one column of text at least."""
