"""Where each statement ends: with its quotation, before the next cue, or with its sentence."""

from __future__ import annotations

from marsad.attribution.nouns_of_saying import start_of_time
from marsad.attribution.units import deverbal
from marsad.grammar.named_parties import MEDIA
from marsad.grammar.sheet import Sheet
from marsad.grammar.speaker_words import speaker_words, stands_at
from marsad.grammar.statement import NAMED, SPEECH, TOLD_OF, Statement
from marsad.syntax.tokens import tokens_of
from marsad.text.rule_words import AND, AS_ALSO, COMMAS, HE, IN, SO, WHEREAS, WHILE, rule_words

_AS_ALSO_OR_WHEREAS_OR_WHILE_OR_MARK = frozenset({AS_ALSO, WHILE, WHEREAS, "،", ",", ".", "-", "؛", "\n", ":", "("})


def close_statements(sheet: Sheet, found: list[Statement]) -> None:
    """Set where each statement ends: with its quotation, before the next cue, or with its sentence."""
    found.sort(key=lambda statement: statement.cue[0])
    for number, statement in enumerate(found):
        if statement.after:
            statement.content = (statement.content[0], _trim(sheet, *statement.content))
            statement.quoted = _has_quote(sheet, *statement.content)
            continue
        first, end = statement.content
        end = min(end, _quotation_end(sheet, first, end)) if end > first else end
        end = _over_quotes(sheet, first, end)
        if statement.act == "deny" and (deverbal(sheet, first) or sheet.phrase(first, "taken_up")):
            end = next(
                (
                    unit
                    for unit in range(first, end)
                    if sheet.forms[unit] == "،"
                    and sheet.prose.quoted[unit] < 0
                    and unit + 1 < sheet.size
                    and (sheet.pre[unit + 1] == AND or sheet.forms[unit + 1].startswith(AND))
                ),
                end,
            )
        for index in range(number + 1, min(number + 12, len(found))):
            later = found[index]
            if later.after or later.cue[0] < first:
                continue
            if later.rule.startswith("statement.noun"):  # بعد ساعات من دعوة X: told by the way
                time = start_of_time(sheet, later.cue[0])
                end = time if statement.opens not in _CLAUSES and first < time < min(end, later.cue[0]) else end
                continue
            if later.way == TOLD_OF or (later.cue[0] <= first + 1 and _said_inside(statement, later, first)):
                continue  # قالت الوزارة إن شهودا أكدوا …, إن مسلحين دخلوا وطالبوا بـ: she says what they said
            if later.cue[0] < end:
                end = later.cue[0]
            break
        end = _before_comment(sheet, first, end)
        end = _before_contrast(sheet, statement, first, end)
        end = _before_meanwhile(sheet, first, end) if statement.opens not in _CLAUSES else end
        end = _before_main_clause(sheet, statement, first, end)
        end = _before_besides(sheet, first, end)
        end = _before_where(sheet, first, end) if statement.act in _VERDICTS and statement.opens not in _CLAUSES else end
        end = _before_what_was_done(sheet, first, end) if statement.act in _NOT_YET else end
        end = _before_comma(sheet, first, end) if _by_the_way(sheet, statement) else end
        if statement.act == "claim_responsibility":
            end = _before_what_came_of_it(sheet, first, end)
        end = _before_loose_words(sheet, first, end)
        statement.content = (first, _trim(sheet, first, end))
        statement.quoted = _has_quote(sheet, *statement.content)


def _said_inside(statement: Statement, later: Statement, first: int) -> bool:
    """قالت الوزارة إن شهودا أكدوا …, نقلت الوكالة عن مصدر أن الوزير أعلن …: another, who stands where the words begin, says it in them."""
    if later.way != "before":
        return False
    named = statement.opens == "" and later.speakers != [] and later.speakers[0].first >= first
    return statement.opens in _OPEN_WIDE or (named and any(speaker.voice.kind not in MEDIA for speaker in statement.speakers))


def _before_comment(sheet: Sheet, first: int, end: int) -> int:
    """، وهو ما …, ، من دون تحديد …: what a clause remarks on is no part of what was said, unless it stands in the quotation."""
    at = sheet.near("comment", first + 3, end)
    while at >= 0:
        if sheet.prose.quoted[at] < 0 and (sheet.pre[at] == AND or (sheet.forms[at - 1] in _BEFORE_COMMENT and sheet.forms[at] != HE)):
            return at
        at = sheet.near("comment", at + 1, end)
    return end


_BEFORE_COMMENT = frozenset({"،", ",", '"', "»", "”"})
_OPEN_WIDE = frozenset({"that", "colon"})
_CLAUSES = SPEECH | {"", "saying_so", "headline"}


def _before_contrast(sheet: Sheet, statement: Statement, first: int, end: int) -> int:
    """أعلنت الوزارة مقتل خمسة، لكن القصف مستمر: no verb stands behind a noun of what is said; إن القصف …، لكنها لم تذكر التفاصيل."""
    at = sheet.near("contrast", first + 2, end)
    while at >= 0:
        behind = sheet.stops[at]
        if sheet.prose.quoted[at] < 0 and (statement.opens not in _CLAUSES or _withheld(sheet, behind, behind + _SUBJECT) >= 0):
            return at
        at = sheet.near("contrast", at + 1, end)
    at = _withheld(sheet, first + 3, end)
    return at if at >= 0 and sheet.prose.quoted[at] < 0 and (sheet.pre[at] == AND or sheet.forms[at - 1] in COMMAS) else end


def _before_meanwhile(sheet: Sheet, first: int, end: int) -> int:
    """أكدت المصادر مقتل قيادي، فيما قصف الطيران …, في وقت شن فيه …: what went on meanwhile stands beside a noun of what is said."""
    commas = (at for at in range(first + 2, end - 2) if sheet.forms[at] == "،" and sheet.prose.quoted[at] < 0 and stands_at("meanwhile_did", sheet.forms, at + 1))
    return next((at for at in commas if any(_did(sheet, unit) for unit in (at + 2, at + 3))), end)


def _did(sheet: Sheet, at: int) -> bool:
    """قصف, شهدت: a verb, and none by which a toll goes on (فيما أصيب خمسة, بينما بلغ عدد القتلى)."""
    return tokens_of(sheet).is_verb(at) and sheet.kinds[at].isdisjoint(_OF_TOLL) and sheet.forms[at] not in speaker_words("rises")


_OF_TOLL = frozenset({"harm", "counted_so"})


def _before_main_clause(sheet: Sheet, statement: Statement, first: int, end: int) -> int:
    """رغم أن الجيش نفى القصف، فقد …: what he denied ends where the main clause of the sentence begins."""
    if _ALTHOUGH.isdisjoint(sheet.forms[sheet.prose.start(first) : statement.cue[0]]):
        return end
    marks = (at for at in range(first + 1, end - 1) if sheet.forms[at] in _MARKS)
    return next((at for at in marks if sheet.forms[at + 1] in _MAIN or sheet.pre[at + 1] == SO), end)


_ALTHOUGH, _MAIN = rule_words("content_span.although"), rule_words("content_span.main")
_MARKS = ("،", ",", "؛")


def _before_what_was_done(sheet: Sheet, first: int, end: int) -> int:
    """طالبوا بفتح الطريق، كما أغلقوا السوق: what was done besides is neither demanded nor promised."""
    joined = (at for at in range(first + 1, end - 1) if sheet.forms[at - 1] == "،" and sheet.forms[at] in _BESIDES)
    return next((at for at in joined if _past(sheet, at + 1) and not sheet.term(at + 1, "saying")), end)


def _past(sheet: Sheet, at: int) -> bool:
    """A verb in the past, known or by its form."""
    told = any(term.form == "past" for term in sheet.terms[at])
    return told or (tokens_of(sheet).is_verb(at) and sheet.forms[at][0] not in _PRESENT)


_NOT_YET = frozenset({"demand", "promise", "propose"})
_BESIDES = rule_words("content_span.besides")
_PRESENT = rule_words("subject_end.present")


def _by_the_way(sheet: Sheet, statement: Statement) -> bool:
    """الذي قالت الشبكة إنه …: told of one who was named, in a clause of its own."""
    if statement.way == NAMED:
        return True
    first, last = statement.cue
    return first > 0 and sheet.forms[last - 1] in speaker_words("himself") and sheet.forms[first - 1] in speaker_words("who")


def _before_comma(sheet: Sheet, first: int, end: int) -> int:
    """قتل سالم، الذي قالت الشبكة إنه قائد الحملة، جراء …: what is said by the way of one who was named ends with its clause."""
    return next((at for at in range(first + 1, end) if sheet.forms[at] == "،"), end)


def _before_where(sheet: Sheet, first: int, end: int) -> int:
    """أدان المجلس العنف | في ختام جلسة, نفت الوزارة القصف | في بيان لها: where and in what it was said."""
    at = sheet.near("statement_frame", first + 1, end)
    return at if at >= 0 and sheet.forms[at] == IN else end


_VERDICTS = frozenset({"condemn", "deny"})


def _before_besides(sheet: Sheet, first: int, end: int) -> int:
    """دعت إلى هدنة، وذلك بعد مقتل …: what the outlet tells beside it."""
    at = sheet.near("taken_up", first + 3, end)
    while at >= 0:
        if sheet.pre[at] == AND and sheet.prose.quoted[at] < 0 and stands_at("besides", sheet.forms, at):
            return at
        at = sheet.near("taken_up", at + 1, end)
    return end


def _before_loose_words(sheet: Sheet, first: int, end: int) -> int:
    """…، وفي ذات الوقت | أقر آخرون: a turn of phrase between the comma and the next statement is nobody's word."""
    comma = next((at for at in range(end - 1, max(first, end - _TURN), -1) if sheet.forms[at] in COMMAS), -1)
    if comma < 0 or comma + 1 >= end or end >= sheet.prose.end(first):
        return end
    at = comma + 1
    turn = sheet.phrases(at, "switch", "clause", "last_voice") or stands_at("meanwhile", sheet.forms, at)
    return comma if turn else end


_TURN = 6


def _withheld(sheet: Sheet, first: int, last: int) -> int:
    """لم يذكر التفاصيل, لم يتسن التأكد: the unit at which it is said that something was not told; -1 where it is not there."""
    at = sheet.near("negation", first, last)
    while at >= 0 and not stands_at("withheld", sheet.forms, at + 1):
        at = sheet.near("negation", at + 1, last)
    return at


_SUBJECT = 4  # units of a subject between لكن and what it did not tell


def _before_what_came_of_it(sheet: Sheet, first: int, end: int) -> int:
    """أعلن مسؤوليته عن هجوم، الأربعاء، الذي نتج عنه مقتل …: what came of the attack that he claims is told of it, and not by him."""
    behind = range(first + 2, end - 2)
    return next((at for at in behind if sheet.forms[at] in _WHICH and sheet.forms[at - 1] == "،" and "cause" in sheet.kinds[at + 1]), end)


_WHICH = rule_words("taken_up.which")


def _has_quote(sheet: Sheet, first: int, end: int) -> bool:
    return not sheet.prose.closes.keys().isdisjoint(range(first, min(first + 8, end)))


def _quotation_end(sheet: Sheet, first: int, end: int) -> int:
    """A statement that is one quotation ends with it."""
    close = sheet.prose.closes.get(first)
    if close is None:
        return _nearly_a_quotation(sheet, first, end)
    after = close + 1
    if after >= end or sheet.forms[after] in ("،", ".", ",") or close - first > 25 or _explained(sheet, first, after, end):
        return max(after, first + 1)
    return end


def _explained(sheet: Sheet, first: int, after: int, end: int) -> bool:
    """«غارة جديدة على السعديات» الواقعة جنوب بيروت, «استهدفنا المخزن» في الجنوب حيث قتل أمس جنديان: the outlet tells where that is, or what befell there."""
    said = any(tokens_of(sheet).is_verb(unit) or deverbal(sheet, unit) for unit in range(first + 1, after - 1))
    return said and any(sheet.forms[unit] in _EXPLAINS for unit in range(after, min(after + _TURN, end)))


_EXPLAINS = rule_words("content_span.explains")


def _nearly_a_quotation(sheet: Sheet, first: int, end: int) -> int:
    """أنه بذلك «يرتفع العدد …» خلال …: a word or two before the quotation, and a frame behind it that is shorter."""
    opening = next((at for at in range(first, min(first + 3, end)) if at in sheet.prose.closes), None)
    if opening is None:
        return end
    close = sheet.prose.closes[opening]
    longer = close - opening > 8 and close < end
    return close + 1 if longer and (sheet.phrase(close + 1, "statement_frame") or close - opening > 3 * (end - close)) else end


def _over_quotes(sheet: Sheet, first: int, end: int) -> int:
    """A full stop inside the quotation that is being spoken does not end the statement."""
    opening = sheet.prose.quoted[min(end, sheet.size) - 1] if end > first else -1
    close = sheet.prose.closes[opening] if opening >= first else -1
    return close + 1 if close >= end else end


_CONJUNCTIONS = rule_words("content_span.conjunctions")


def _trim(sheet: Sheet, first: int, end: int) -> int:
    """Leave out commas, conjunctions and turns of phrase that lead to the next statement."""
    while end > first + 1:
        last = sheet.forms[end - 1]
        if last in ('"', "«") and end - 1 in sheet.prose.closes:
            end -= 1  # … إلا أن “X” تنفي: the mark opens the next name
        elif last in _AS_ALSO_OR_WHEREAS_OR_WHILE_OR_MARK or (
            last in _CONJUNCTIONS and (end - first > 3) and end < sheet.size and sheet.forms[end] not in (".", "\n")
        ):
            end -= 1
        else:
            break
    return end
