"""What the report says, in what order; strings are ready to print, nothing knows Word or Markdown."""
