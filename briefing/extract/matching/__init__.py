"""Questions asked of a parse: who acts, on whom, in which mood, between which marks."""
