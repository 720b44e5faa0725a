"""What languages attach to a word, as lists: a form with a listed piece is that form.

Only pieces that leave the form as it is written, and only behind a form long enough that another
word is unlikely to look like it. Whatever is not listed is a guess: such a word is not marked, and
the check says so. A language goes by its BCP 47 subtag; another is a row here.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from itertools import product

from diglot.language.script import is_in
from diglot.language.table import facts_of

_LIQUID = "\u11af"  # ㄹ at a syllable's end
Pieces = Mapping[str, int]
"""What is attached → the letters that a form has at the least for it."""


@dataclass(frozen=True, kw_only=True)  # without slots, for the lengths
class Affixes:
    """What one language attaches to its words, in lower case and without vowel points."""

    before: Pieces = field(default_factory=dict)
    """Articles, prepositions and conjunctions that are written with the word behind them."""
    endings: Pieces = field(default_factory=dict)
    """Of inflection: they belong to the word, and are marked with it."""
    particles: Pieces = field(default_factory=dict)
    """Words of their own that are written with the word before them."""
    after_consonant: Pieces = field(default_factory=dict)
    after_vowel: Pieces = field(default_factory=dict)
    after_liquid: Pieces = field(default_factory=dict)
    """Particles that follow a Hangul syllable with a final consonant only, without, or with ㄹ."""
    article: str = ""
    """With which a form may begin; behind the Arabic l- it is written otherwise."""

    @cached_property
    def reach(self) -> int:
        """The length of the longest piece."""
        after = (self.endings, self.particles, self.after_consonant, self.after_vowel)
        return max(len(piece) for pieces in (self.before, *after) for piece in pieces)

    def may_precede(self, piece: str, form: str) -> bool:
        """Whether `piece` may stand between the beginning of a word and `form`."""
        return _holds(self.before, piece, form)

    def ending(self, form: str, rest: str) -> str | None:
        """What of `rest`, the letters from `form` to its word's end, is marked with the form.

        None where the list does not have it.
        """
        if _holds(self.endings, rest, form):
            return rest
        return "" if any(_holds(one, rest, form) for one in self._after(form[-1])) else None

    def _after(self, letter: str) -> Iterator[Pieces]:
        """The particles that may follow it."""
        yield self.particles
        parts = unicodedata.normalize("NFD", letter)
        if not is_in(letter, "Hang") or len(parts) > 2:
            yield self.after_consonant
        if not is_in(letter, "Hang") or len(parts) == 2:
            yield self.after_vowel
        if parts.endswith(_LIQUID):
            yield self.after_liquid

    def spellings(self, form: str) -> Iterator[str]:
        """Other ways in which `form` itself is written within a word.

        Behind the Arabic l- the article loses its alif, and one of three lams: لله, للكتاب.
        """
        if self.article and form.startswith(self.article):
            bare = form[len(self.article) :]
            yield "ل" + (bare if bare.startswith("ل") else "ل" + bare)


def affixes_of(tag: str) -> Affixes | None:
    """What the language of `tag` attaches; None where nothing is listed for it."""
    return _LISTED.get(facts_of(tag).language)


def may_attach(tag: str) -> bool:
    """Whether a word that begins with a form may be that form with something attached.

    So it is taken to be in a language of which nothing is known.
    """
    return facts_of(tag).language not in _ALONE


def _holds(pieces: Pieces, piece: str, form: str) -> bool:
    return piece in pieces and len(form) >= pieces[piece]


def _pieces(words: str | Iterable[str], shortest: int) -> dict[str, int]:
    return dict.fromkeys(words.split() if isinstance(words, str) else words, shortest)


def _joined(*parts: str) -> list[str]:
    """Every row of one of each part's words; `-` is none of them."""
    rows = product(*(part.split() for part in parts))
    return [joined for row in rows if (joined := "".join(row).replace("-", ""))]


# -- the languages ---------------------------------------------------------------------------------

# و ف “and”, ب ك ل “in, as, for”, and the article: with it, the word is beyond doubt.
_ARABIC = Affixes(
    before={
        **_pieces(_joined("- و ف", "- ب ك ل"), 4),
        **_pieces(_joined("- و ف", "- ب ك", "ال"), 2),
        **_pieces(_joined("- و ف", "لل"), 2),
    },
    article="ال",
)
# ו “and”, ה the article, ש “that”, ב ל כ מ “in, to, as, from”: the last few begin many words.
_HEBREW = Affixes(
    before={
        **_pieces(_joined("- ו", "- ש כש", "- ב ל כ מ"), 4),
        **_pieces(_joined("- ו", "- ש כש מ", "ה"), 3),
        "ו": 3,
    },
)
_KOREAN = Affixes(
    particles={
        **_pieces(
            "의 에 에는 에도 에의 에서 에서는 에서도 에서의 에게 에게서 께 께서 한테 도 만", 2
        ),
        **_pieces(
            "까지 까지의 부터 부터의 처럼 보다 마다 조차 마저 밖에 하고 들 들이 들은 들을 들의", 2
        ),
    },
    after_consonant=_pieces(
        "은 이 을 과 과의 과는 으로 으로는 으로도 으로서 으로써 이란 이라는 이다", 2
    ),
    after_vowel=_pieces("는 가 를 와 와의 와는 로 로는 로도 로서 로써 라는", 2),
    after_liquid=_pieces("로 로는 로도 로서 로써", 2),
)
_TURKISH = Affixes(
    endings={
        **_pieces("lar ler ları leri lara lere larda lerde lardan lerden ların lerin", 3),
        **_pieces("ı i u ü yı yi yu yü nı ni nu nü ın in un ün nın nin nun nün", 4),
        **_pieces("a e ya ye na ne da de ta te dan den tan ten nda nde ndan nden", 4),
        **_pieces("la le yla yle sı si su sü daki deki taki teki", 4),
    },
)
_RUSSIAN = Affixes(
    endings={
        **_pieces("а я у ю е и ы о ом ем ём ой ей ою ею ов ев ёв ам ям ами ями ах ях", 4),
        **_pieces("ого его ому ему ым им ых их ыми ими", 4),
    },
)
_UKRAINIAN = Affixes(
    endings={
        **_pieces("а я у ю е і и ї ом ем єм ою ею єю ові еві єві ів їв ам ям ами ями ах ях", 4),
        **_pieces("ого ому им их ими", 4),
    },
)
_GERMAN = Affixes(endings={**_pieces("s es", 3), **_pieces("e en n em ens", 4)})
_SCANDINAVIAN = Affixes(
    endings={
        **_pieces("s en et n t ens ets na ne ene arna erna orna erne ernes", 4),
        **_pieces("ar or er ers ars", 4),
    },
)
_FINNISH = Affixes(
    endings={
        **_pieces("n t a ä ta tä ssa ssä sta stä lla llä lta ltä lle na nä ksi tta ttä", 4),
        **_pieces("an än en in on un yn ön seen iin ien jen den tten issa issä ista istä", 4),
        **_pieces("illa illä ilta iltä ille ina inä iksi ko kö kin kaan kään", 4),
    },
)
_ESTONIAN = Affixes(
    endings=_pieces("i u e a d t le lt st sse ks ni ta ga de te id ide dest del", 4)
)
_HUNGARIAN = Affixes(
    endings={
        **_pieces("t at et ot öt k ak ek ok ök ban ben ba be ból ből ra re ról ről on en ön n", 4),
        **_pieces("nak nek nál nél hoz hez höz tól től val vel ért ként ig", 4),
        **_pieces("ai ei jai jei akat eket okat ökat", 4),
    },
)
_POLISH = Affixes(
    endings=_pieces("a u owi em iem ie e y i ów om ami ach ego emu ym im ych ich ymi imi", 4)
)
_CZECH = Affixes(endings=_pieces("a u e i y ě ovi em ům ech ách ami ů ou ové ého ému ým ých", 4))
_SERBIAN = Affixes(
    endings={
        **_pieces("a u e i om em ima ama ov ev og oga ome im ih", 4),
        **_pieces("а у е и ом ем има ама ов ев ог ога оме им их", 4),
    },
)
_BULGARIAN = Affixes(endings=_pieces("а я ът ят та то те и ите ове овете ата ята ето", 4))
_ROMANIAN = Affixes(
    endings=_pieces("l ul ului le lui a ei i ii ilor lor uri urile urilor e ele elor", 4)
)
_KAZAKH = Affixes(
    endings={
        **_pieces("лар лер дар дер тар тер лары лері дары дері тары тері", 4),
        **_pieces("ның нің дың дің тың тің ға ге қа ке на не ны ні ды ді ты ті", 4),
        **_pieces("да де та те нда нде дан ден тан тен нан нен мен бен пен", 4),
        **_pieces("дағы дегі тағы тегі", 4),
    },
)
_UZBEK = Affixes(
    endings=_pieces("lar larning larni larga larda lardan ning ni ga ka qa da dan dagi", 4)
)
_PERSIAN = Affixes(endings=_pieces("ها های هایی", 3))

_LISTED: Mapping[str, Affixes] = {
    "ar": _ARABIC, "arb": _ARABIC, "he": _HEBREW, "iw": _HEBREW, "ko": _KOREAN,
    "tr": _TURKISH, "az": _TURKISH, "ru": _RUSSIAN, "uk": _UKRAINIAN, "de": _GERMAN,
    "sv": _SCANDINAVIAN, "da": _SCANDINAVIAN, "no": _SCANDINAVIAN, "nb": _SCANDINAVIAN,
    "nn": _SCANDINAVIAN, "fi": _FINNISH, "et": _ESTONIAN, "hu": _HUNGARIAN, "pl": _POLISH,
    "cs": _CZECH, "sk": _CZECH, "sr": _SERBIAN, "hr": _SERBIAN, "bs": _SERBIAN, "sl": _SERBIAN,
    "bg": _BULGARIAN, "ro": _ROMANIAN, "kk": _KAZAKH, "uz": _UZBEK, "fa": _PERSIAN,
}  # fmt: skip
_ALONE = frozenset("en fr es it pt ca gl oc nl af vi id ms eo ia".split())
"""Languages in which a longer word is another word, or a plural that an editor lists."""
