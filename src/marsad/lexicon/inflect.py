"""The forms that a listed Arabic word takes, so that a table need only name its principal parts.

Only the third person is made: news reports hardly use another. Forms come out in ordinary spelling; the lexicon folds.
"""

from __future__ import annotations

from collections.abc import Iterator

Form = tuple[str, str]  # the spelling, and what it is: past, present, masdar, participle, s, d, p …


def past(verb: str) -> Iterator[Form]:
    """قصف → قصف، قصفت، قصفوا، قصفا، قصفتا، قصفن، قصفنا. A final ا or ى falls before ت and وا: دعا → دعت، دعوا; a ي before وا: لقي → لقوا; a long vowel before the last letter falls before ن: أصيب → أصبن."""
    yield verb, "past"
    if verb[0] == "أ" and verb[-2] in "اي":
        yield verb[:-2] + verb[-1] + "ن", "past"
    if verb[-1] == "ي":
        yield verb[:-1] + "وا", "past"
    if verb[-1] in "اى":
        stem = verb[:-1]
        yield stem + "ت", "past"
        yield stem + "وا", "past"
        yield stem + ("وا" if verb[-1] == "ا" else "يا"), "past"
        yield stem + "تا", "past"
        return
    stem = verb
    for ending in ("ت", "وا", "ا", "تا", "ن", "نا"):
        yield stem + ending, "past"
    if verb.endswith("ي"):
        yield verb[:-1] + "وا", "past"  # لقي → لقوا, توفي → توفوا
    if verb.endswith("أ"):
        yield verb[:-1] + "ؤوا", "past"
        yield verb[:-1] + "أوا", "past"


def present(verb: str) -> Iterator[Form]:
    """يقصف → يقصف، تقصف، نقصف، يقصفون، يقصفوا، يقصفان، تقصفان، يقصفن. A weak end falls before ون: يدعو → يدعون."""
    body = verb[1:]
    for prefix in ("ي", "ت", "ن"):
        yield prefix + body, "present"
    stem = body[:-1] if body[-1] in "يوى" else body
    for prefix in ("ي", "ت"):
        yield prefix + stem + "ون", "present"
        yield prefix + stem + "وا", "present"
        yield prefix + body.replace("ى", "ي") + "ان", "present"
    yield "ي" + stem + "ن", "present"
    if body[-1] in "يوى" and len(body) > 2:
        yield "ي" + stem, "present"  # after لم: لم يدعُ
        yield "ت" + stem, "present"


def participle(word: str) -> Iterator[Form]:
    """مضيف → مضيفا، مضيفة، مضيفين، مضيفات. A final weak letter comes back: لافت، داع → داعيا، داعية، داعين."""
    if word.endswith("ي") or word.endswith("ٍ"):
        stem = word.rstrip("ٍي")
        forms: tuple[str, ...] = (stem + "ي", stem + "يا", stem + "ية", stem + "ين", stem + "يات", stem)
    else:
        forms = (word, word + "ا", word + "ة", word + "ين", word + "ون", word + "ات", word + "تين")
    for form in forms:
        yield form, "participle"


def nisba(word: str) -> Iterator[Form]:
    """روسي → روسي، روسيا، روسيان، روسيين (m); روسية، روسيات، روسيتان، روسيتين (f), each with its article."""
    forms = [(word, "m"), (word + "ان", "m"), (word + "ين", "m"), (word + "ون", "m"), (word + "ة", "f"), (word + "ات", "f"), (word[:-1] + "يتان", "f"), (word[:-1] + "يتين", "f")]
    for form, sex in forms:
        yield form, sex
        yield "ال" + form, sex
    yield word + "ا", "m"


def noun(single: str, plural: str = "", *, dual: bool = True) -> Iterator[Form]:
    """قتيل → قتيلا، القتيل، قتيلان، قتيلين، قتلى، القتلى: singular s, dual d, plural p; plurals parted by /.

    Two words are a noun with its adjective: قصف جوي → قصفا جويا، القصف الجوي؛ غارة جوية → غارتين جويتين.
    """
    for form in _definite(single):
        yield form, "s"
    if not single.endswith(("ة", "اء", "ى", "ا")):
        yield single + "ا", "s"
    if single.count(" ") == 1:
        yield from _pair(*single.split(" "))
    if dual and " " not in single:
        stem = single[:-1] + "ت" if single.endswith("ة") else single
        for ending in ("ان", "ين", "ي", "ا"):
            if ending in ("ي", "ا") and not single.endswith("ة"):
                continue
            yield stem + ending, "d"
            if len(ending) == 2:
                yield "ال" + stem + ending, "d"
    for many in filter(None, plural.split("/")):
        yield from _plural(many)


def _pair(head: str, adjective: str) -> Iterator[Form]:
    """A noun and its adjective in the accusative and in the dual; a genitive behind the noun (طاقم أطباء) takes no such forms in the news."""
    if adjective.startswith("ال"):
        return
    if adjective.endswith(_ABOUT_HIM):
        yield from _about_him(head, adjective)
        return
    if not head.endswith(_NO_TANWIN) and not adjective.endswith(_NO_TANWIN):
        yield f"{head}ا {adjective}ا", "s"
    for ending in ("ان", "ين"):
        two = [(word[:-1] + "ت" if word.endswith("ة") else word) + ending for word in (head, adjective)]
        yield " ".join(two), "d"
        yield f"ال{two[0]} ال{two[1]}", "d"
    stem = head[:-1] + "ت" if head.endswith("ة") else head
    for ending in ("ي", "ا"):  # two of a noun with its genitive: ضابطي صف, رجلا أمن
        yield f"{stem}{ending} {adjective}", "d"


def _about_him(head: str, about: str) -> Iterator[Form]:
    """مشتبه به → مشتبها به، مشتبهان بهما، مشتبهين بهم: the pronoun agrees."""
    yield f"{head}ا {about}", "s"
    for ending in ("", "ين", "ون"):
        yield f"{head}{ending} {about}م", "p"
    for ending in ("", "ين", "ان"):
        yield f"{head}{ending} {about}ما", "d"


_ABOUT_HIM = ("به", "فيه")
_NO_TANWIN = ("ة", "اء", "ى", "ا", "ات")


def _plural(many: str) -> Iterator[Form]:
    for form in _definite(many):
        yield form, "p"
    if many.endswith("ون"):
        stem = many[:-2]
        for form in (stem + "ين", "ال" + stem + "ين", stem + "و", stem + "ي"):
            yield form, "p"
    elif not many.endswith(("ة", "اء", "ى", "ات", "ا")):
        yield many + "ا", "p"


def _definite(word: str) -> tuple[str, ...]:
    if word.startswith("ال"):
        return (word,)
    head, _, tail = word.partition(" ")
    if tail:
        return word, f"ال{head} ال{tail}"
    return word, "ال" + word
