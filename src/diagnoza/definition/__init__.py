"""What is asked and what follows from it: the bank, the questionnaires and the grant programmes.

`*_source` models (Pydantic) say how the YAML files look; `model` holds what they become once every id is resolved to
its object; `resolve` does that; `check` lints the content. Nothing here reads a file.
"""
