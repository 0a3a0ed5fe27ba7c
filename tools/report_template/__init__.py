"""The parts of the shipped DOCX template: looks (`styles`), building blocks (`blocks`), the package (`package`), and the chapters."""
