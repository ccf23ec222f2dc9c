"""Why a record is there: the rule, the confidence, the evidence."""

from rich.text import Text

from briefing.models import Actor, Ref
from briefing.presentation.dates import long_when, published_short
from briefing.text.normalisation import one_line
from briefing.tui.labels import event_title, full_names, source_label, told_by
from briefing.tui.rows import RecordRef
from briefing.tui.selection import SelectionModel


def explain(selection: SelectionModel, target: RecordRef) -> tuple[str, Text]:
    """The title and the words that explain a record."""
    match target.kind:
        case "visit" if target.id in selection.visits:
            visit = selection.visits[target.id]
            facts = [("status", visit.status), ("when", long_when(visit.when))]
            title = event_title(selection, visit, short=False)
            found = (visit.rule, visit.confidence, facts, visit.evidence)
            return title, _words(
                selection, *found, correction=visit.correction, reasons=visit.reasons
            )
        case "meeting" if target.id in selection.meetings:
            met = selection.meetings[target.id]
            facts = [("status", met.status), ("when", long_when(met.when)), ("mode", met.mode)]
            title = event_title(selection, met, short=False)
            found = (met.rule, met.confidence, facts, met.evidence)
            return title, _words(selection, *found, correction=met.correction, reasons=met.reasons)
        case "position" if target.id in selection.positions:
            position = selection.positions[target.id]
            facts = [
                ("holder", full_names(selection, (position.holder,))),
                ("stance", position.stance),
                ("issue", selection.issues[position.issue].name),
            ]
            if position.on_behalf_of:
                facts.append(("on behalf of", full_names(selection, (position.on_behalf_of,))))
            if position.target:
                facts.append(("toward", full_names(selection, (position.target,))))
            if position.reported_by:
                facts.append(("reported by", full_names(selection, (position.reported_by,))))
            found = (position.rule, position.confidence, facts, position.evidence)
            return "Position", _words(
                selection, *found, correction=position.correction, reasons=position.reasons
            )
        case "quote" if target.id in selection.quotes:
            quote = selection.quotes[target.id]
            facts = [("speaker", one_line(quote.speaker_text or "not named"))]
            found = (quote.rule, quote.confidence, facts, quote.evidence)
            return "Quotation", _words(selection, *found, correction=quote.correction)
        case "actor" if target.id in selection.actors:
            actor = selection.actors[target.id]
            state = actor.country or "not known"
            why = f" (inferred: {actor.inferred})" if actor.inferred else ""
            facts = [("kind", actor.kind), ("state", state + why)]
            facts += [("office", one_line(role.title)) for role in actor.roles[:8]]
            mentions = selection.snapshot.mentions(actor.id)
            refs = tuple(m for m in mentions if m.form == "name")[:4]
            text = _words(selection, "", None, facts, refs, told=mentions)
            return one_line(actor.name), text.append_text(_joins(selection, actor))
        case "issue" if target.id in selection.issues:
            issue = selection.issues[target.id]
            facts = [("part of", issue.parent)] if issue.parent else []
            return one_line(issue.name), _words(selection, "", None, facts, issue.evidence[:12])
    return "Nothing chosen", Text("Choose a visit, a meeting, a position or a quotation.")


_MOST_JOINS = 12


def _joins(selection: SelectionModel, actor: Actor) -> Text:
    """Why forms of name in several sources are one person: the signals and their weights."""
    text = Text()
    joins = selection.snapshot.joins(actor.id)
    if not joins:
        return text
    text.append("Why these are one\n", "bold")
    for join in joins[:_MOST_JOINS]:
        known = [source_label(selection.sources[s]) for s in join.sources if s in selection.sources]
        more = f" +{len(known) - 3}" if len(known) > 3 else ""
        text.append(f"{one_line(join.form)}")
        text.append(f"  {', '.join(known[:3])}{more}  {join.score:+.1f}\n", "dim")
        for signal in join.signals:
            words = f" ({one_line(signal.words)})" if signal.words else ""
            text.append(f"  {signal.weight:+.2f}  {signal.name}{words}\n", "dim")
    if len(joins) > _MOST_JOINS:
        text.append(f"… {len(joins) - _MOST_JOINS} more\n", "dim")
    text.append("\n")
    return text


def _words(
    selection: SelectionModel,
    rule: str,
    confidence: float | None,
    facts: list[tuple[str, str]],
    refs: tuple[Ref, ...],
    told: tuple[Ref, ...] = (),
    correction: Ref | None = None,
    reasons: tuple[str, ...] = (),
) -> Text:
    """Facts, how well it is attested, and the evidence with why an undated source is dated so."""
    text = Text()
    facts = [*facts, ("told by", told_by(selection, told or refs))]
    if rule:
        why = f"  ({' · '.join(reasons)})" if reasons else ""
        confident = ("confidence", f"{confidence:.0%}{why}")
        facts = [("found by", f"rule “{rule}”"), confident, *facts]
    if correction:
        facts = [*facts, ("correction", f"“{one_line(correction.text)}”")]
    for name, value in facts:
        text.append(f"{name:<14}", "dim")
        text.append(f"{one_line(value)}\n")
    text.append("\n")
    for ref in refs:
        source = selection.sources[ref.source]
        text.append(
            f"{source_label(source)} · {published_short(source)} · {ref.start}–{ref.end}\n", "dim"
        )
        for bound in source.dated_by:
            held = f"{bound.start or '…'} – {bound.end or '…'}"
            why = f"dated by {bound.person}, {bound.office} {held} ({bound.basis})"
            text.append(f"{one_line(why)}\n", "dim")
        text.append(f"“{one_line(ref.text)}”\n\n")
    return text
