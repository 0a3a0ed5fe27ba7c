"""The interview: a pure session over events, a journal that loses none of them, and line mode in the terminal."""
