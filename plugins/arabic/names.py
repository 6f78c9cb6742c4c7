"""Find the persons, bodies and places that an article names: known ones, and others by rule.

Known names come from the authority (`lexicon`), others from what newsrooms write around a name
(`bodies`, `persons`). Here false finds are dropped, short forms are joined to full ones, and an
ambiguous name is given to the one bearer whom the context proves, or to nobody.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from plugins.arabic import words
from plugins.arabic.bodies import find_bodies_and_places
from plugins.arabic.cues import split_that
from plugins.arabic.lexicon import Hit, Lexicon, name_key, person_key
from plugins.arabic.memo import remember
from plugins.arabic.normalise import slug
from plugins.arabic.persons import HEAD, Bearers, Key, find_persons
from plugins.arabic.scene import COMMAS, OPENING, Name, Scene, Title
from plugins.arabic.tokens import Keys, Token, is_definite, readings
from plugins.arabic.values import Entity, EntityType, Mention, Undecided

_PAIRS = frozenset({("«", "»"), ("“", "”"), ("(", ")"), ('"', '"')})
_OPENED_BY = {closing: opening for opening, closing in _PAIRS}
_PERSONS = frozenset({"شخصا", "جنديا", "قتيلا", "جريحا", "مسلحا", "مقاتلا", "لاجيا", "طفلا"})
_PAPER_HEADS = ("صحيفه", "جريده")
_SPEAKS_FOR = frozenset({"باسم", "ممثل", "ممثله"})


_NO_NOUNS = words.FUNCTION_WORDS | words.BEFORE_PLACES
_PAPERS = words.MEDIA_HEADS & words.HEADS_LEFT_OUT


@dataclass(slots=True)
class Names:
    """What was found: mentions, entities by id, and the titles that the article itself gives."""

    mentions: list[Mention] = field(default_factory=list)
    entities: dict[str, Entity] = field(default_factory=dict)
    titles: list[tuple[str, Key]] = field(default_factory=list)  # (entity id, folded words of the role)
    spokesmen: dict[str, str] = field(default_factory=dict)  # person's id → body's id
    shared: frozenset[str] = frozenset()  # folded surnames that several persons of the article bear
    undecided: list[Undecided] = field(default_factory=list)


def find_names(
    text: str, tokens: Sequence[Token], folded: Keys, lexicon: Lexicon, day: date | None = None
) -> Names:
    """All names of an article, with the entities they stand for; mentions in order of start.

    `folded` knows which of its words play a part in names, as `persons.part_of` says.
    """
    scene = Scene(text, tokens, folded, lexicon)
    _drop_false_hits(scene)
    find_bodies_and_places(scene, [i for i, part in folded.parts if part & HEAD])
    _abbreviations(scene)
    bearers = find_persons(scene)
    return _settle(scene, bearers, day)


# ── short forms in brackets ──────────────────────────────────────────────────────────────────

MOST_BEFORE_BRACKET = 5  # words between a body's name and its short form: «… في الولايات المتحدة (إيباك)»
MOST_SHORT_WORDS = 2


def _abbreviations(scene: Scene) -> None:
    """«منظمة … (إيباك)»: brackets after a found body hold its known name, or one that it bears from here."""
    for body in [n for n in scene.found() if n.type == "organization"]:
        opening = next(
            (
                j
                for j in range(body.last, body.last + MOST_BEFORE_BRACKET)
                if scene.runs(j) and scene.key(j) == "("
            ),
            0,
        )
        if scene.key(body.last) in OPENING and scene.runs(body.last):
            opening = body.last  # «وكالة الأنباء الروسية "سبوتنيك"»
        if not opening or not _goes_on(scene, body.last, opening):
            continue
        hit = scene.known(opening + 1, "organization")
        if hit is not None and (scene.key(opening), scene.key(hit.last)) in _PAIRS:
            for same in [n for n in scene.found() if n.key == body.key]:
                scene.put(same._replace(ids=hit.ids[:1]))
        elif hit is None and opening == body.last and scene.key(opening) == "(":
            _bears(scene, body, opening + 1)


def _goes_on(scene: Scene, first: int, last: int) -> bool:
    """Whether tokens [first, last) only say more of the body before: «… في الولايات المتحدة (إيباك)».

    «(أعلنت) الوزارة أنها ستنهي دعم (الأونروا)» speaks of two bodies.
    """
    if first == last:
        return True
    if any(scene.key(j) in {".", "،", ","} or split_that(scene.key(j)) for j in range(first, last)):
        return False
    return scene.key(first) in {"في", "ل"} or scene.key(first)[:2] == "لل" or words.is_nisba(scene.key(first))


def _bears(scene: Scene, body: Name, first: int) -> None:
    """Give a body the short form in the brackets that begin at `first`, wherever else it stands."""
    last = first
    while scene.is_word(last) and not scene.ends_name(last) and last not in scene.hits:
        last += 1
    if last == first or last - first > MOST_SHORT_WORDS or scene.key(last) != ")":
        return
    short = tuple(scene.keys[first:last])
    for i in scene.that_read_as(short[:1]):
        for clitics, stem in readings(scene.keys[i]):
            if stem != short[0] or tuple(scene.keys[i + 1 : i + len(short)]) != short[1:]:
                continue
            end = i + len(short)
            if not any(j in scene.names or j in scene.hits or j in scene.begins for j in range(i + 1, end)):
                start = scene.after_letters(i, len(clitics))
                if i not in scene.names and i not in scene.hits:
                    scene.put(body._replace(first=i, last=end, start=start, end=scene.tokens[end - 1].end))
            break


# ── known names that are none ────────────────────────────────────────────────────────────────


def _drop_false_hits(scene: Scene) -> None:
    """Drop a known name that here is a common noun or part of another name."""
    for i, hit in list(scene.hits.items()):
        paper = _paper(scene, hit)
        if paper:
            scene.hits[i] = hit._replace(ids=paper)
        elif (
            _is_counted(scene, i)
            or (scene.runs(hit.last) and (_is_longer(scene, hit) or _is_noun(scene, hit)))
            or (scene.runs(hit.first) and _is_no_place(scene, hit))
            or (hit.words == 1 and scene.has_only("person", hit) and _is_namesake(scene, hit))
        ):
            del scene.hits[i]


def _paper(scene: Scene, hit: Hit) -> tuple[str, ...]:
    """The paper that bears a place's name and stands alone in marks: «صرح لـ«الرياض»»; () for none."""
    before, after = scene.key(hit.first - 1), scene.key(hit.last)
    if (before, after) not in _PAIRS or before == "(" or scene.known(hit.first, "place") is None:
        return ()
    key = tuple(scene.keys[hit.first : hit.last])
    bearers = scene.lexicon.bearers
    return next((bearers[h, *key] for h in _PAPER_HEADS if (h, *key) in bearers), ())


def _is_counted(scene: Scene, i: int) -> bool:
    """«12 سوريا» and «12 مواطنا سوريا» count Syrians."""
    if not words.is_nisba(scene.key(i).removesuffix("ا")):
        return False
    before = scene.key(i - 1)
    person = before.endswith("ا") and (before in _PERSONS or bool(scene.role_at(i - 1)))  # «مواطنا روسيا»
    return before.isdigit() or person


def _is_longer(scene: Scene, hit: Hit) -> bool:
    """Whether the next word makes another name of it: «الجيش السوري الحر», «مسقط رأسه»."""
    following = scene.key(hit.last)
    if hit.words > 1 and scene.has_only("person", hit):
        return _is_of_other_family(scene, hit)
    if scene.key(hit.first).endswith("مسقط") and following.startswith("راس"):
        return True
    bodies = hit.words > 1 and scene.has_only("organization", hit)
    return bodies and following in {"الحر", "القومي", "الوطني", "المركزي"}


def _is_of_other_family(scene: Scene, hit: Hit) -> bool:
    """Whether a family's name makes another person of a name and a father's: «فهد بن عبدالعزيز العجلان»."""
    if scene.key(hit.last - 2) not in words.NAME_LINKS or not scene.has_article(hit.last):
        return False
    if scene.ends_name(hit.last) or scene.role_at(hit.last) or not scene.key(hit.last).endswith(("ان", "ي")):
        return False
    borne = {word for e in scene.entities(hit) for name in (e.name, *e.aliases) for word in name_key(name)}
    return scene.key(hit.last) not in borne


def _is_noun(scene: Scene, hit: Hit) -> bool:
    """Whether a people's adjective follows a body's one-word name: «القاعدة الروسية» is a base."""
    if hit.words > 1 or not scene.has_only("organization", hit):
        return False
    if not any(is_definite(stem) for _, stem in readings(scene.key(hit.first))):
        return False
    following = scene.key(hit.last)
    return is_definite(following) and words.is_nisba(following)


def _is_no_place(scene: Scene, hit: Hit) -> bool:
    """Whether a place's name is here a people's adjective or a club: «اللجنة السعودية», «مدرب برشلونة»."""
    if hit.words > 1 or not scene.has_only("place", hit) or not scene.is_bare(hit):
        return False
    before = scene.key(hit.first - 1)
    if words.is_nisba(scene.key(hit.first)):
        return scene.has_article(hit.first - 1) and before not in _NO_NOUNS
    bare = scene.key(hit.first - 2) if before in COMMAS else before
    if bare in words.OF_CUPS:
        return True  # «دوري أبطال أوروبا»
    return bare in words.OF_CLUBS and all(e.kind == "city" for e in scene.entities(hit))


def _is_namesake(scene: Scene, hit: Hit) -> bool:
    """Whether a given name before a known surname is another's: «سمير لافروف»."""
    if not scene.runs(hit.first):
        return False
    before = scene.key(hit.first - 1)
    bearers = {k for e in scene.entities(hit) for k in name_key(e.name)}
    return before in words.GIVEN_NAMES and before not in bearers


# ── whom a known name means ──────────────────────────────────────────────────────────────────


def _choose(scene: Scene, hit: Hit, day: date | None) -> Entity | None:
    """The bearer of a name whom the context proves; None where it proves nobody, or two."""
    entities = scene.entities(hit)
    if len(entities) == 1:
        return entities[0] if not entities[0].ambiguous or _is_proved(scene, hit, entities[0]) else None
    in_full = [e for e in entities if any(h.words >= hit.words for h in _same_hits(scene, (e.id,)))]
    countries = _countries(scene)
    cities = [e for e in entities if e.type == "place" and e.kind != "country" and e.country in countries]
    people = all(e.type == "person" for e in entities)
    in_office = [e for e in entities if people and day and e.roles and any(r.holds_on(day) for r in e.roles)]
    return next((found[0] for found in (in_full, cities, in_office) if len(found) == 1), None)


def _countries(scene: Scene) -> set[str]:
    """The countries that the article names beyond doubt."""
    if scene.countries is None:
        scene.countries = {
            e.country
            for h in scene.hits.values()
            if len(h.ids) == 1
            for e in scene.entities(h)
            if e.kind == "country" and not e.ambiguous
        }
    return scene.countries


def _same_hits(scene: Scene, ids: tuple[str, ...]) -> list[Hit]:
    """All known names of the article that have just these bearers."""
    if not scene.same_hits:
        for hit in scene.hits.values():
            scene.same_hits.setdefault(hit.ids, []).append(hit)
    return scene.same_hits.get(ids, [])


def _is_proved(scene: Scene, hit: Hit, entity: Entity) -> bool:
    """Whether the context proves a name that is a common word too: «في مالي», «حركة حماس»."""
    same = _same_hits(scene, hit.ids)
    if any(h.words > 1 for h in same):
        return True
    before = scene.key(hit.first - 1) if scene.runs(hit.first) else ""
    stems = {stem for _, stem in readings(before)}
    if entity.type == "place":
        if _is_other_word(scene, hit, entity):
            return False
        return (
            before in words.BEFORE_PLACES
            or any(stems & heads for heads in words.PLACE_HEADS.values())
            or _is_listed(scene, hit)
            or (
                entity.kind != "country"
                and entity.country in _countries(scene)
                and not (before in OPENING and before != "(")  # «"دوما" مع الحق»
            )
        )
    if stems & words.BODY_HEADS:
        return True
    return scene.is_bare(hit) and any(h is not hit and scene.is_bare(h) for h in same)


def _is_other_word(scene: Scene, hit: Hit, entity: Entity) -> bool:
    """Whether the hamza tells a common word from a place's name: «إعزاز» is no «أعزاز»."""
    written, name = scene.text[hit.start], entity.name[0]
    return hit.words == 1 and {written, name} == {"أ", "إ"}


def _is_listed(scene: Scene, hit: Hit) -> bool:
    """Whether a name stands in a row of places: «(مالي، والسنغال، وغينيا)»."""
    after = hit.last + 1 if scene.key(hit.last) in {"،", ","} else hit.last
    other = scene.known(after, "place")
    joined = other is not None and (scene.key(after).startswith("و") or after > hit.last)
    return joined and other is not None and any(not e.ambiguous for e in scene.entities(other))


def _past_head(scene: Scene, hit: Hit, entity: Entity) -> int:
    """Where a name proper begins: after «مدينة» in «مدينة مشهد», which tells it from another word.

    Likewise after «صحيفة» in «صحيفة "القبس"».
    """
    if hit.words == 1:
        return hit.start
    heads = words.PLACE_HEADS["city"] if entity.type == "place" else _PAPERS
    if not any(s in heads for _, s in readings(scene.key(hit.first))):
        return hit.start
    first = hit.first + 2 if scene.key(hit.first + 1) in OPENING else hit.first + 1
    return scene.tokens[first].start


# ── mentions and entities ────────────────────────────────────────────────────────────────────


def _settle(scene: Scene, bearers: Bearers, day: date | None) -> Names:
    """Turn names and known hits into mentions and entities."""
    out = Names(shared=bearers.shared)
    ids: dict[Key, str] = {}
    for hit in scene.hits.values():
        chosen = _choose(scene, hit, day)
        if chosen is not None:
            out.entities[chosen.id] = chosen
            start = _past_head(scene, hit, chosen)
            out.mentions.append(Mention(start, _balanced(scene, start, hit.end), chosen.id))
            ids[name_key(chosen.name)] = chosen.id
        elif len(hit.ids) > 1:
            out.undecided.append(Undecided(hit.start, hit.end, hit.ids))
    found = scene.found()
    whole = _whole_names(found)
    of_known = _known_by_part(found, whole, out.entities.values())
    shown = _spellings(scene, found, whole)
    for name in found:
        key = whole.get(name, name.key)
        if name.ids or name in of_known:
            entity = scene.lexicon.entities[name.ids[0] if name.ids else of_known[name]]
        else:
            entity = Entity(
                _address(" ".join(key)), shown.get(key, " ".join(key)), name.type, "found", name.kind
            )
        out.entities.setdefault(entity.id, entity)
        out.mentions.append(Mention(name.start, _balanced(scene, name.start, name.end), entity.id))
        ids[name.key] = ids[key] = entity.id
    out.mentions.sort(key=lambda m: (m.start, m.end, m.entity))
    _keep_titles(scene, scene.titles, ids, out)
    return out


def _whole_names(names: Sequence[Name]) -> dict[Name, Key]:
    """For a short form the one longer name of the article that contains it.

    «وزارة الدفاع» beside «وزارة الدفاع الأميركية», «رجب طيب» beside «رجب طيب إردوغان»; a person is also
    written without his father's name.
    """
    longer: dict[tuple[EntityType, Key], set[Key]] = defaultdict(set)
    for name in dict.fromkeys((n.type, n.key) for n in names if n.type != "place"):
        type_, key = name
        for part in _parts(key):
            longer[type_, part].add(key)
        for cut in range(1, len(key)) if type_ == "person" else ():
            longer[type_, key[cut:]].add(key)
        if type_ == "person" and len(key) > 2:  # noqa: PLR2004 — «حازم النجار», «حازم سيف النجار»
            longer[type_, (key[0], key[-1])].add(key)
    whole = {}
    for found in names:
        owners = longer.get((found.type, found.key), set())
        if len(owners) == 1:
            whole[found] = next(iter(owners))
    return whole


@remember
def _address(words_: str) -> str:
    """The address of a found name, from its folded words."""
    return slug(words_)


_BEFORE_SEAT = frozenset({"محافظه", "منطقه", "مدينه"})
_LEFT_OUT = frozenset({"وزاره", "نادي"})  # «الخارجية التركية», «الهلال» without their heads


def _parts(key: Key) -> list[Key]:
    """What may stand for a name by itself: its beginnings, and the name without a head that goes unsaid."""
    parts = [key[:cut] for cut in range(1, len(key))]
    if len(key) > 2 and key[1] in _BEFORE_SEAT:  # noqa: PLR2004 — «بلدية محافظة صيدا», «بلدية صيدا»
        parts.append((key[0], *key[2:]))
    return [*parts, key[1:]] if key[0] in _LEFT_OUT and len(key) > 1 else parts


def _known_by_part(
    names: Sequence[Name], whole: dict[Name, Key], entities: Iterable[Entity]
) -> dict[Name, str]:
    """For a part of a body's known name, the one body of the article that bears the whole."""
    short = {n.key for n in names if n.type == "organization" and not n.ids and n not in whole}
    owners: dict[Key, set[str]] = defaultdict(set)
    for entity in entities if short else ():
        if entity.type == "organization" and entity.status == "authority":
            for name in (entity.name, *entity.aliases):
                for part in _parts(tuple(words.one_spelling(k) for k in name_key(name))):
                    owners[part].add(entity.id)
    return {n: next(iter(owners[n.key])) for n in names if n.key in short and len(owners.get(n.key, ())) == 1}


def _spellings(scene: Scene, names: Iterable[Name], whole: dict[Name, Key]) -> dict[Key, str]:
    """How each found name is shown: as the text first writes it whole, in the nominative if it has it."""
    shown: dict[Key, str] = {}
    for name in names:
        written_key = scene.words_key(name.first, name.last)
        size = len(person_key(written_key) if name.type == "person" else written_key)
        if name in whole or size != len(name.key):
            continue
        written = show_name(scene.text[name.start : name.end])
        if is_definite(name.key[0]) and written.startswith("ل"):
            written = "ا" + written  # «للشرطة الألمانية» is «الشرطة الألمانية» with ل
        if name.key not in shown or ("أبو" in written and "أبو" not in shown[name.key]):
            shown[name.key] = written
    return shown


_UNSHOWN = str.maketrans({"_": " ", "#": " ", "«": "", "»": "", "“": "", "”": "", '"': ""})


def show_name(written: str) -> str:
    """A name as the archive shows it: «#سعيد_النجار» becomes «سعيد النجار»; vowel marks stay."""
    return " ".join(written.translate(_UNSHOWN).split())


def _balanced(scene: Scene, start: int, end: int) -> int:
    """Take in the closing mark of a name in marks: «حزب "الاتحاد"» does not end before it."""
    closing = scene.text[end : end + 1]
    opening = _OPENED_BY.get(closing)
    if opening is None:
        return end
    inside = scene.text[start:end]
    opened = (
        inside.count(opening) % 2 if opening == closing else inside.count(opening) > inside.count(closing)
    )
    return end + 1 if opened else end


def _keep_titles(scene: Scene, titles: Iterable[Title], ids: dict[Key, str], out: Names) -> None:
    """Note for each person the roles that the article gives, and for whom a spokesman speaks."""
    kept: set[tuple[str, Key]] = set()
    for title in titles:
        if title.key[-1:] and title.key[-1] in _SPEAKS_FOR:
            continue  # «المتحدثة باسم فلانة» is another
        after = scene.tokens[title.last - 1].start
        owner = ids.get(title.owner) or next((m.entity for m in out.mentions if m.start >= after), "")
        if owner not in out.entities or out.entities[owner].type != "person":
            continue
        if (owner, title.key) not in kept:
            kept.add((owner, title.key))
            out.titles.append((owner, title.key))
        if title.body is not None and _SPEAKS_FOR & set(title.key):
            start, stop = scene.tokens[title.body[0]].start, scene.tokens[title.body[1] - 1].end
            body = next((m.entity for m in out.mentions if start <= m.start and m.end <= stop + 1), None)
            if body is not None:
                out.spokesmen.setdefault(owner, body)
