"""The words of dates, as patterns by name. They are tried in order; what one takes is taken."""

_MONTH = (
    r"(?P<{0}>January|February|March|April|May|June|July|August|September|October|November|"
    r"December|Jan\b\.?|Feb\b\.?|Mar\b\.?|Apr\b\.?|Jun\b\.?|Jul\b\.?|Aug\b\.?|Sept?\b\.?|Oct\b\.?|"
    r"Nov\b\.?|Dec\b\.?|JANUARY|FEBRUARY|MARCH|APRIL|MAY|JUNE|JULY|AUGUST|SEPTEMBER|OCTOBER|"
    r"NOVEMBER|DECEMBER|JAN\b\.?|FEB\b\.?|MAR\b\.?|APR\b\.?|JUN\b\.?|JUL\b\.?|AUG\b\.?|SEPT?\b\.?|OCT\b\.?|"
    r"NOV\b\.?|DEC\b\.?)"
)
_WEEKDAY = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|Mon\b\.?|Tue\b\.?|Tues\b\.?|"
    r"Wed\b\.?|Thu\b\.?|Thurs\b\.?|Fri\b\.?|Sat\b\.?|Sun\b\.?)"
)
_DAY = r"(?P<{0}>[0-3]?\d)(?:st|nd|rd|th)?\b"
_WEEKDAY_WORD = (
    r"(?:Monday|Tuesday|Wednesday|Thursday|Friday|Saturday|Sunday|"
    r"(?:Mon|Tues?|Wed|Thurs?|Fri|Sat|Sun)\.)"
)
_YEAR = r"(?P<year>(?:1[89]|20)\d\d)\b"
_RANGE = r"\s?(?:-|–|—|to|until)\s?"
_DASH = r"\s?(?:-|–|—|to|and|through|until)\s?"
_ONES = "one|two|three|four|five|six|seven|eight|nine"
_COUNT = (
    rf"(?P<count>\d{{1,4}}|(?i:an?|(?:(?:twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety)"
    rf"(?:[- ](?:{_ONES}))?)|{_ONES}|ten|eleven|twelve|"
    r"thirteen|fourteen|fifteen|sixteen|seventeen|eighteen|nineteen|"
    r"several|a few|few))"
)

PATTERNS: tuple[tuple[str, str], ...] = (
    ("ymd", r"\b(?P<year>(?:19|20)\d\d)([-/.])(?P<monthno>[01]\d)\2(?P<day>[0-3]\d)(?=\b|T\d)"),
    (
        "numeric",  # a slash only where one of the two numbers is no month
        r"(?<![\d./-])(?:(?P<day>[0-3]?\d)\.(?P<monthno>[01]?\d)\.|"
        r"(?P<dayfirst>1[3-9]|2\d|3[01])/(?P<monthlast>[01]?\d)/|"
        r"(?P<monthfirst>[01]?\d)/(?P<daylast>1[3-9]|2\d|3[01])/)"
        r"(?P<year>(?:19|20)\d\d)(?![\d/]|\.\d)",
    ),
    ("compact", r"^(?P<year>(?:19|20)\d\d)(?P<monthno>[01]\d)(?P<day>[0-3]\d)(?=\s+-)"),
    (
        "dmdm",
        rf"\b{_DAY.format('day')}\s{_MONTH.format('month')}{_RANGE}{_DAY.format('endday')}\s"
        rf"{_MONTH.format('endmonth')}(?:\s?,?\s?{_YEAR})?",
    ),
    (
        "dmy",
        rf"\b(?:{_WEEKDAY}\s?,?\s)?(?:the\s+)?{_DAY.format('day')}"
        rf"(?:{_DASH}{_DAY.format('endday')})?(?:\s+of)?\s+{_MONTH.format('month')}"
        rf"(?:\s?,?\s?{_YEAR})?",
    ),
    (
        "mdy",
        rf"\b(?:{_WEEKDAY}\s?,?\s)?{_MONTH.format('month')}\s+{_DAY.format('day')}"
        rf"(?:{_DASH}(?:{_MONTH.format('endmonth')}\s+)?{_DAY.format('endday')})?"
        rf"(?:\s?,?\s?{_YEAR})?(?![.,]?\d)",
    ),
    ("my", rf"\b(?:(?:early|late|mid)[- ])?{_MONTH.format('month')}\s?,?\s(?:of\s)?{_YEAR}"),
    (
        "m",
        rf"\b(?i:in|since|last|next|this|until|by|early|late|mid|during|of|from|for)"
        rf"(?:\s+(?:early|late|mid))?[- ]{_MONTH.format('month')}\b(?!\s+\d)"
        r"(?:\s+(?:of\s+)?(?P<whichyear>last|this|next)\s+year\b)?",
    ),
    (
        "relday",
        r"\b(?<!ago )(?i:today|tonight|yesterday|tomorrow|this (?:morning|afternoon|evening)|"
        r"last night|the day before yesterday|the day after tomorrow)\b",
    ),
    (
        "weekday",
        r"\b(?:(?P<dir>[Ll]ast|[Nn]ext|[Tt]his|coming|previous|"
        r"(?:[Ll]ate|[Ee]arly|[Ee]arlier)(?: on)?)\s+)?"
        rf"(?P<weekday>{_WEEKDAY_WORD})(?:\s+(?:morning|afternoon|evening|night))?"
        rf"(?:\s+(?P<dirafter>last|next) week)?",
    ),
    (
        "ago",
        rf"\b(?i:(?:some|about|around|nearly)\s+)?{_COUNT}\s+(?P<unit>day|week|month|year|decade)s?\s+"
        r"(?P<ago>ago|earlier|later|from now)\b(?P<today>\s+(?:today|this (?:day|week|month))\b)?",
    ),
    (
        "relunit",
        r"\b(?:(?i:earlier|later|late|early)\s+)?(?P<dir>[Ll]ast|[Nn]ext|[Tt]his|[Tt]he previous|"
        r"[Tt]he following|the past|the coming|past|coming)\s+"
        r"(?P<unit>day|week|weekend|month|year)\b",
    ),
    (
        "year",
        r"\b(?i:in|since|until|by|of|during|from|early|late|mid-?|back in|in the year)\s+"
        r"(?P<year>(?:1[89]|20)\d\d)\b(?![-–]\d)",
    ),
    (
        "bareyear",
        r"(?<![\d$€£#.,/:–-])(?P<year>19[4-9]\d|20[0-4]\d)\b"
        r"(?![%\d]|[-–,.]\d|\s(?:people|persons|troops|soldiers|men|women|children|km|miles|metres|"
        r"meters|million|billion|dollars|euros|prisoners|refugees|workers|students|years|days)\b)",
    ),
    (
        "dom",
        r"\b(?i:on |from |until |by )the (?P<day>[0-3]?\d)(?:st|nd|rd|th)\b"
        r"(?=[,.;:)]|\s(?:at|for|to|and|on|in|with|as|when|where|after|before|by)\b"
        r"|\s*$)(?!\sof\s[A-Z])",
    ),
    (
        "vague",
        r"\b(?i:(?:last|this|next) (?:spring|summer|autumn|fall|winter)|recently|soon|"
        r"in recent (?:days|weeks|months)|earlier this year|"
        r"later this year|in the coming (?:days|weeks|months))\b",
    ),
)
