"""The words of the interface: Diglot's own, and the edition's in source/words/CODE.yml over them.

One `key: words` a line, of which every key may be left out.
"""

from __future__ import annotations

import functools
from collections.abc import Iterator
from collections.abc import Mapping as Lookup
from pathlib import PurePosixPath

from msgspec.structs import replace

from diglot.language.cldr import CATEGORIES
from diglot.language.wording import NAME, Words, nearest_words, spoken
from diglot.model.codes import Hidden
from diglot.model.declared import EditionInfo
from diglot.model.files import Files
from diglot.model.names import Names, nearest
from diglot.model.problem import Place, Problem
from diglot.parse.validate import standing
from diglot.parse.yaml import Mapping, Scalar, parse_yaml

FOLDER = "source/words/"
# An edition names its own kinds of emendation, which no list of ours can hold.
_OPEN = "emendation-"
_SAYS_THE_NUMBER = ("-zero", "-one", "-two")


def parse_words(files: Files, info: EditionInfo | None) -> tuple[Lookup[str, Words], list[Problem]]:
    """Language code → words: the shipped ones with those of the edition over them.

    Where a file leaves a key out, the shipped words of its language stay, or else the English ones;
    for a kind of emendation that only the edition knows, what it is called in edition.yml.
    """
    english = _shipped("en", files.words["en"])
    tags = {lang.code: lang.tag for lang in info.languages} if info else {}
    words = {"en": Words(english)}  # for whatever has none
    for code, tag in tags.items():
        if (name := nearest_words(tag, files.words)) is not None:
            words[code] = Words(_shipped(name, files.words[name]), tag)
    problems: list[Problem] = []
    for path in sorted(path for path in files.texts if path.startswith(FOLDER)):
        lang = PurePosixPath(path).stem
        own, found = _own(path, files.texts[path], english)
        words[lang] = _with_own(own, words.get(lang), english, tags.get(lang, lang))
        problems += found
    if info is not None:
        problems += _without_words(info, words, _unread(files, problems))
        problems += _kinds_without_words(info, words, _unread(files, problems))
    kinds = {f"{_OPEN}{kind.id}": kind.id for kind in info.own_kinds} if info else {}
    return {lang: replace(one, said={**kinds, **one.said}) for lang, one in words.items()}, problems


def _with_own(
    own: dict[str, str], shipped: Words | None, english: Lookup[str, str], tag: str
) -> Words:
    """An edition's words over the shipped ones of the language, or over the English ones."""
    if shipped is not None:
        return replace(shipped, said={**shipped.said, **own})
    return Words({**english, **own}, tag, foreign=frozenset(english.keys() - own.keys()))


@functools.cache
def _shipped(lang: str, text: str) -> Lookup[str, str]:
    """Kept, since `serve` asks for the same words at every change; nobody changes them."""
    root, _ = parse_yaml(f"words/{lang}.yml", text)
    pairs = root.pairs if isinstance(root, Mapping) else ()
    return {key.value: node.value for key, node in pairs if isinstance(node, Scalar)}


def _own(path: str, text: str, english: Lookup[str, str]) -> tuple[dict[str, str], list[Problem]]:
    """The words of one file of the edition's; `english` are the English ones, which are all of
    the keys: but that other languages count otherwise."""
    known = {**_counted(english), **english}
    root, problems = parse_yaml(path, text)
    own: dict[str, str] = {}
    if root is not None and not isinstance(root, Mapping):
        problems.append(_shape(root.place, "keys and words"))
        return own, problems
    lines, names = text.split("\n"), Names(known)
    for key, node in root.pairs if root else ():
        name = key.value
        if name not in known and not name.startswith(_OPEN):
            message = f"expected a known key, found “{name}”"
            hint = nearest(name, names) or "the manual lists the keys (docs/manual/glossary.md)"
            problems.append(Problem(code="E001", place=key.place, message=message, hint=hint))
        elif not isinstance(node, Scalar):
            problems.append(_shape(node.place, "words"))
        elif not node.value.strip():
            message = f"expected words for “{name}”, found nothing"
            hint = "write them, or leave the key out"
            problems.append(Problem(code="E002", place=key.place, message=message, hint=hint))
        else:
            unknown = [*_not_filled_in(name, node, known.get(name, ""), lines)]
            problems += unknown or _left_out(name, node, known.get(name, ""))
            if not unknown or name not in known:  # else the shipped words are the better ones
                own[name] = node.value
    return own, problems


def _counted(english: Lookup[str, str]) -> dict[str, str]:
    """What a language may say of a number: `notes-few`, like the English `notes-other`."""
    ends = "-other"
    return {
        f"{key.removesuffix(ends)}-{category}": said
        for key, said in english.items()
        if key.endswith(ends)
        for category in CATEGORIES
    }


def _shape(place: Place, expected: str) -> Problem:
    message = f"expected {expected}, found something else"
    hint = "write one line for each, as in `about: About`"
    return Problem(code="E003", place=place, message=message, hint=hint)


def _not_filled_in(key: str, node: Scalar, like: str, lines: list[str]) -> Iterator[Problem]:
    """Names in braces that nobody fills in; `like` are the English words."""
    known = [f"{{{name}}}" for name in dict.fromkeys(NAME.findall(like))]
    for name in dict.fromkeys(NAME.findall(node.value)):
        found = f"{{{name}}}"
        if found not in known:
            hint = f"what is filled in here: {', '.join(known)}"
            if not known:
                hint = "take the braces away: nothing is filled in here"
            yield Problem(
                code="E010",
                place=standing(found, lines, node.place, node.last),
                message=f"expected a name that is filled in, found “{found}” in “{key}”",
                hint=nearest(found, known) or hint,
            )


def _left_out(key: str, node: Scalar, like: str) -> Iterator[Problem]:
    """Names that the English words have. Of one thing many languages say no number: “one place”."""
    own = set(NAME.findall(node.value))
    for name in dict.fromkeys(NAME.findall(like)):
        if name not in own and not (name == "count" and key.endswith(_SAYS_THE_NUMBER)):
            yield Problem(
                code="E010",
                place=node.place,
                message=f"expected “{{{name}}}” in the words for “{key}”, found it nowhere",
                hint=f"put {{{name}}} where it is to be filled in; in English: {like}",
            )


def _unread(files: Files, problems: list[Problem]) -> set[str]:
    """The files of words in which a word may stand that we could not read."""
    return {*files.broken, *(p.place.path for p in problems if p.kind.hides is Hidden.FILE)}


def _without_words(
    info: EditionInfo, words: Lookup[str, Words], unread: set[str]
) -> Iterator[Problem]:
    """A language is not passed over in silence."""
    shown = spoken(info.languages, words)
    for lang in info.languages:
        path = f"{FOLDER}{lang.code}.yml"
        if lang.code not in words and path not in unread:
            until = "its pages speak English" if lang in shown else "there are no pages in it"
            yield Problem(
                code="E012",
                place=Place("source/edition.yml"),
                message=f"expected words of the interface in “{lang.code}”, found none: {until}",
                hint=f"write {path} with `about: …` and as much more as you can; the rest stands"
                " in English",
                about=(lang.code,),
            )


def _kinds_without_words(
    info: EditionInfo, words: Lookup[str, Words], unread: set[str]
) -> Iterator[Problem]:
    """A warning, as an edition of 1.0.0 may lack them: what the kind is called is shown instead."""
    for kind in info.own_kinds:
        for lang in spoken(info.languages, words):
            key, path = f"{_OPEN}{kind.id}", f"{FOLDER}{lang.code}.yml"
            said = words[lang.code].said if lang.code in words else {}
            if key not in said and path not in unread:
                yield Problem(
                    code="E009",
                    place=kind.place,
                    message=f"expected words for the kind “{kind.id}” in “{lang.code}”, found none",
                    hint=f"write `{key}: …` in {path}; until then pages say “{kind.id}”",
                    about=(kind.id,),
                )
