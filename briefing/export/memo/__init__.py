"""The page one hands to a principal: made of the records and the sources' own words, footnoted."""

from briefing.export.memo.content import memo_of
from briefing.export.memo.page import Memo, MemoScope
from briefing.export.memo.render import MEMO_FORMATS, render

__all__ = ["MEMO_FORMATS", "Memo", "MemoScope", "memo_of", "render"]
