"""The terminal. Workers post messages, handlers own the widgets; ``selection`` knows no widget."""
