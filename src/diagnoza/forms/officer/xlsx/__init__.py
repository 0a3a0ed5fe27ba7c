"""The workbook: written to be filled in Excel or LibreOffice, and read back without trust."""
