"""A passage for the web: a W3C annotation, and an address with a text fragment."""

import json
from urllib.parse import quote

from briefing.cite.passage import Passage, web_address

_LONG, _EDGE = 300, 5
"""A passage longer than so many letters is named by so many words at its two ends."""


class WebAnnotationStyle:
    """Always with prefix, suffix and position: ``exact`` alone is anchored anywhere it stands.

    Seen in dom-anchor-text-quote 4.0.2 and @apache-annotator/dom 0.2.0.
    """

    name, label = "web-annotation", "W3C Web Annotation"

    def cite(self, passage: Passage) -> str:
        """The annotation as JSON-LD; positions are code points of the text that was read."""
        return (
            json.dumps(
                {
                    "@context": "http://www.w3.org/ns/anno.jsonld",
                    "type": "Annotation",
                    "motivation": "highlighting",
                    "target": {
                        "source": web_address(passage) or passage.path,
                        "selector": [
                            {
                                "type": "TextQuoteSelector",
                                "exact": passage.exact,
                                "prefix": passage.prefix,
                                "suffix": passage.suffix,
                            },
                            {
                                "type": "TextPositionSelector",
                                "start": passage.start,
                                "end": passage.end,
                            },
                        ],
                    },
                },
                ensure_ascii=False,
                indent=2,
            )
            + "\n"
        )


class TextFragmentStyle:
    """``https://…#:~:text=…`` beside the words, for a fragment alone proves nothing."""

    name, label = "address", "address with text fragment"

    def cite(self, passage: Passage) -> str:
        """The quotation and the address in angle brackets; the path where there is no address."""
        address = web_address(passage)
        where = (
            f"<{address.partition('#')[0]}#:~:text={fragment(passage)}>"
            if address
            else passage.path
        )
        return f"“{passage.quotation}”\n{where}\n"


def fragment(passage: Passage) -> str:
    """The text directive: the words, of a long passage its first and last ones."""
    words = passage.quotation.split()
    if len(passage.quotation) <= _LONG or len(words) <= 2 * _EDGE:
        return _encoded(passage.quotation)
    return f"{_encoded(' '.join(words[:_EDGE]))},{_encoded(' '.join(words[-_EDGE:]))}"


def _encoded(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")


WEB_ANNOTATION, TEXT_FRAGMENT = WebAnnotationStyle(), TextFragmentStyle()
