"""The speakers met so far in a report, and who is meant by a later short mention."""

from __future__ import annotations

from dataclasses import replace

from marsad.grammar.cut_names import given_names
from marsad.grammar.speaker_words import speaker_words
from marsad.grammar.voices import Speaker
from marsad.model.reading import Voice, Why
from marsad.text.fold import fold_word
from marsad.text.rule_words import ARTICLE, rule_forms, rule_word

TAKEN_UP = "voice.taken_up"
_MINISTRY = rule_word("cast.ministry")
_IN_HIS_NAME = rule_word("speaker_phrase.in_his_name")
_OF_COMMITTEES = frozenset({"activist", "ngo", "monitor", "medical"})
_SPOKEN_FOR = frozenset({"armed_group", "party", "official_military"})  # bodies for which somebody speaks


def _taken_up(voice: Voice, earlier: Voice) -> Voice:
    """A short mention with the name, id and kind of who was named in full; the characters are its own, and a name that a pack knows stays."""
    longer = len(earlier.name.split()) > len(voice.name.split())
    named = not voice.anonymous or (voice.kind == "unknown" and not earlier.anonymous and earlier.kind in _OF_COMMITTEES)  # لجان مقاومة X, then اللجان
    name = earlier.name if longer and named and voice.id is None else voice.name
    kind = earlier.kind if voice.kind == "unknown" or (longer and voice.id is None) else voice.kind
    return Voice(name, voice.id or earlier.id, kind, voice.span, voice.anonymous and earlier.anonymous, Why(TAKEN_UP, (), earlier.name))


def _its_paper(speaker: Speaker, last: Speaker | None) -> bool:
    """وأضاف البيان: behind a body that spoke, its statement is that body speaking; الأنباء and التقارير are nobody's."""
    papers = speaker.voice.kind == "document" and speaker.last - speaker.first == 1 and fold_word(speaker.voice.name) not in speaker_words("unnamed_reports")
    return papers and last is not None and last.voice.kind not in ("document", "outlet", "wire", "broadcaster")


def _names_in(speaker: Speaker) -> list[str]:
    """The words by which a person named in full is called later: خالد الدالي is الدالي."""
    if speaker.voice.anonymous or not (" " in speaker.surname or speaker.voice.name.split()[0] in given_names()):
        return []
    return [f"@{word}" for word in speaker.surname.split()]


def _the_same(speaker: Speaker) -> bool:
    """المصدر نفسه, المصدر ذاته: whoever spoke last, be it a monitor or a ministry."""
    return speaker.head == "مصدر" and fold_word(speaker.voice.name.split()[-1]) in speaker_words("same_behind")


def _with_voice(speaker: Speaker, voice: Voice) -> Speaker:
    return Speaker(voice, speaker.first, speaker.last, speaker.head, speaker.definite, speaker.surname, speaker.words)


def _of_another(speaker: Speaker, earlier: Speaker) -> bool:
    """الرئيس الأميركي is not رئيس الوزراء العراقي: each is told by an adjective of belonging, and they share none."""
    own, his = _belonging(speaker.words), _belonging(earlier.words)
    return speaker.head in speaker_words("man") and bool(own) and bool(his) and own.isdisjoint(his)


def _belonging(words: tuple[str, ...]) -> frozenset[str]:
    """عراق for العراقي and العراقية."""
    return frozenset(word.removeprefix(ARTICLE).rstrip(_YA) for word in words[1:] if word.startswith(ARTICLE) and word.endswith(_OF_BELONGING))


_OF_BELONGING = rule_forms("of_a_place")
_YA = "".join(_OF_BELONGING)
_NAME = 18  # words that the name of a speaker with his office may have


class Cast:
    """The speakers met so far in a report, so that later short mentions can be taken up."""

    def __init__(self) -> None:
        self._met: dict[str, Speaker] = {}
        self._named: dict[str, Speaker] = {}  # by every word of a name
        self._last: Speaker | None = None

    def meet(self, speaker: Speaker) -> Speaker:
        """Add a speaker; one who takes up an earlier one gets that one's identity."""
        earlier = self._earlier(speaker)
        if earlier:
            self._last = speaker = _with_voice(speaker, _taken_up(speaker.voice, earlier.voice))
        elif body := self._spoken_for(speaker):
            speaker = _with_voice(speaker, replace(speaker.voice, id=body.voice.id, kind=body.voice.kind, why=Why(TAKEN_UP, (), body.voice.name)))
        if earlier is None or speaker.head != "بيان":
            self._met[speaker.head] = self._met[speaker.head.partition(" ")[0]] = self._last = speaker  # المصدر takes up مصدر عسكري
        if speaker.words and speaker.words[0] in speaker_words("short_ministry") and speaker.voice.kind != "rescue":
            self._met[_MINISTRY] = speaker  # الخارجية, and behind it الوزارة
        if earlier is None:
            self._met.update(dict.fromkeys(_names_in(speaker), speaker))
            self._named.update(dict.fromkeys(speaker.words if len(speaker.words) < _NAME else (), speaker))
        return speaker

    def _earlier(self, speaker: Speaker) -> Speaker | None:
        if 0 < speaker.last - speaker.first < 3 and (named := self._met.get(f"@{speaker.surname.rpartition(' ')[2]}")):
            return named if speaker.voice.id in (None, named.voice.id) else None
        if speaker.last - speaker.first == 1 and (named := self._named.get(speaker.surname)):
            return named  # a word that no table knows, met inside a name
        if not speaker.definite:
            return None
        return self._of_that_head(speaker) or (self._last if _the_same(speaker) or _its_paper(speaker, self._last) else None)

    def _spoken_for(self, speaker: Speaker) -> Speaker | None:
        """المتحدث باسم الحركة: the body that was named in full before."""
        if speaker.voice.id or _IN_HIS_NAME not in speaker.words[:-1]:
            return None
        word, *behind = speaker.words[speaker.words.index(_IN_HIS_NAME) + 1 :]
        body = self._met.get(word.removeprefix(ARTICLE)) if word.startswith(ARTICLE) and not "".join(behind).startswith(ARTICLE) else None
        return body if body is not None and body.voice.id and body.voice.kind in _SPOKEN_FOR else None

    def _of_that_head(self, speaker: Speaker) -> Speaker | None:
        """الوكالة, المجلس: whoever was named in full with that noun; another body of the same noun is another voice."""
        earlier = self._met.get(speaker.head)
        if earlier is None and len(speaker.words) == 1:
            earlier = self._met.get(speaker.words[0].removeprefix(ARTICLE))  # الكتائب, whose noun has another singular
        if earlier is None or (speaker.voice.id and earlier.voice.id and speaker.voice.id != earlier.voice.id) or _of_another(speaker, earlier):
            return None
        return earlier

    def calls(self, form: str) -> bool:
        """A person met before is called by this word."""
        return f"@{form}" in self._met

    def taken_up(self, speaker: Speaker) -> Speaker | None:
        """The earlier speaker that a short definite mention (المصدر، الوكالة) or a surname takes up."""
        return self._earlier(speaker)
