"""The terminal. Workers post messages, handlers own the widgets; ``desk`` knows no widget."""
