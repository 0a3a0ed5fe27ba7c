"""The format of the content files and of the answer sheet, read from the models: JSON Schemas and the author's guide."""
