"""The base data that ships: complete, in range, without hidden collisions."""

from __future__ import annotations

import re
import tomllib
from collections import Counter, defaultdict
from datetime import date
from itertools import pairwise
from pathlib import Path

import pytest

from plugins.arabic.normalise import fold
from plugins.arabic.values import Entity
from plugins.authority import read
from plugins.authority.read import read_authority
from plugins.authority.words import bare, is_everyday
from plugins.newsroom.countries import country_codes

BASE = Path(read.__file__).parent / "base"
CONTENT = Path(read.__file__).parents[2] / "content/authority"
# Member states of the United Nations, by region of the organisation's list, and the two observers.
MEMBERS = """
DZ AO BJ BW BF BI CV CM CF TD KM CG CD CI DJ EG GQ ER SZ ET GA GM GH GN GW KE LS LR LY MG MW ML MR
MU MA MZ NA
NE NG RW ST SN SC SL SO ZA SS SD TZ TG TN UG ZM ZW
AF BH BD BT BN KH CN CY IN ID IR IQ IL JP JO KZ KW KG LA LB MY MV MN MM NP KP OM PK PH QA KR SA SG
LK SY TJ TH TL
TR TM AE UZ VN YE
AL AD AM AT AZ BY BE BA BG HR CZ DK EE FI FR GE DE GR HU IS IE IT LV LI LT LU MT MD MC ME NL MK NO
PL PT RO RU SM
RS SK SI ES SE CH UA GB
AG AR BS BB BZ BO BR CA CL CO CR CU DM DO EC SV GD GT GY HT HN JM MX NI PA PY PE KN LC VC SR TT US
UY VE
AU FJ KI MH FM NR NZ PW PG WS SB TO TV VU
PS VA
""".split()  # noqa: SIM905 (195 codes read better without 390 marks)
NO_CAPITAL = {
    "SG": "a city and a state at once",
    "MC": "a city and a state at once",
    "VA": "a city and a state at once",
    "IL": "the United Nations recognise none",
}


@pytest.fixture(scope="module")
def entities() -> dict[str, Entity]:
    authority, problems = read_authority(BASE, None)
    assert not problems, "\n".join(map(str, problems))
    return dict(authority.entities)


def _ids(file: str) -> list[str]:
    tables = tomllib.loads((BASE / file).read_text(encoding="utf-8"))
    return [t["id"] for t in tables["place"]]


def test_every_member_state_is_there_once(entities: dict[str, Entity]) -> None:
    codes = [entities[i].country for i in _ids("countries.toml")]
    assert len(MEMBERS) == 195
    assert sorted(codes) == sorted(MEMBERS)
    assert all(entities[i].kind == "country" for i in _ids("countries.toml"))


def test_every_country_has_its_capital_or_a_reason(entities: dict[str, Entity]) -> None:
    codes = [entities[i].country for i in _ids("capitals.toml")]
    assert len(codes) == len(set(codes))
    assert set(MEMBERS) - set(codes) == set(NO_CAPITAL)
    assert all(entities[i].kind == "city" for i in _ids("capitals.toml"))


def test_countries_cities_and_sites_have_coordinates(entities: dict[str, Entity]) -> None:
    for entity in entities.values():
        if entity.kind in {"country", "city", "site"}:
            assert entity.latitude is not None, entity.id
            assert entity.longitude is not None, entity.id
            assert -60 < entity.latitude < 72, entity.id
            assert -180 <= entity.longitude <= 180, entity.id


def test_capitals_lie_in_their_countries(entities: dict[str, Entity]) -> None:
    # Half the width of Russia is the farthest a capital may be from the middle of its country.
    middle = {e.country: e for e in entities.values() if e.kind == "country"}
    for entity_id in _ids("capitals.toml"):
        capital = entities[entity_id]
        country = middle[capital.country]
        assert capital.latitude is not None
        assert capital.longitude is not None
        assert country.latitude is not None
        assert country.longitude is not None
        most = 65 if capital.country in {"RU", "US", "CA"} else 22
        assert abs(capital.latitude - country.latitude) < most / 2, entity_id
        assert abs(capital.longitude - country.longitude) < most, entity_id


def test_codes_of_countries_are_known(entities: dict[str, Entity]) -> None:
    assert {e.country for e in entities.values() if e.country} <= country_codes()


def test_names_that_fold_alike_or_are_everyday_words_are_marked(entities: dict[str, Entity]) -> None:
    owners: dict[str, set[str]] = {}
    for entity in entities.values():
        for name in (entity.name, *entity.aliases):
            owners.setdefault(bare(name), set()).add(entity.id)
    for key, ids in owners.items():
        if len(ids) > 1:
            assert all(entities[i].ambiguous for i in ids), (key, ids)
    for entity in entities.values():
        if any(is_everyday(n) for n in (entity.name, *entity.aliases)):
            assert entity.ambiguous, entity.id


def test_ambiguous_entries_have_a_name_that_is_theirs_alone(entities: dict[str, Entity]) -> None:
    taken: dict[str, int] = {}
    for entity in entities.values():
        for key in {bare(n) for n in (entity.name, *entity.aliases)}:
            taken[key] = taken.get(key, 0) + 1
    for entity in entities.values():
        if entity.ambiguous:
            names = (entity.name, *entity.aliases)
            assert any(taken[bare(n)] == 1 and not is_everyday(n) for n in names), entity.id


@pytest.mark.parametrize(
    ("name", "ids"),
    [
        ("عُمان", {"oman", "amman"}),
        ("طرابلس", {"tripoli", "tripoli-lebanon"}),
        ("سورية", {"syria"}),
        ("أميركا", {"united-states"}),
        ("المملكة المتحدة", {"united-kingdom"}),
        ("كوت ديفوار", {"cote-divoire"}),
        ("الجزائر", {"algeria"}),
        ("الجزائر العاصمة", {"algiers"}),
        ("الكويت", {"kuwait"}),
        ("لافروف", {"sergey-lavrov"}),
        ("الاتحاد الديمقراطي", {"democratic-union-party"}),
        ("تنظيم داعش", {"islamic-state"}),
        ("إنترفاكس", {"interfax"}),
        ("الدولة الإسلامية", set()),
        ("القاعدة", set()),
    ],
)
def test_names_of_the_news_find_their_owner(entities: dict[str, Entity], name: str, ids: set[str]) -> None:
    found = {e.id for e in entities.values() if bare(name) in {bare(n) for n in (e.name, *e.aliases)}}
    assert found == ids


def test_the_minister_holds_his_office_on_the_day(entities: dict[str, Entity]) -> None:
    (role,) = entities["sergey-lavrov"].roles
    assert role.title == "وزير الخارجية الروسي"
    assert "الوزير الروسي" in role.short
    assert str(role.since) == "2004-03-09"


def test_base_files_say_where_their_facts_come_from_and_under_which_licence() -> None:
    for file in BASE.glob("*.toml"):
        head = file.read_text(encoding="utf-8").split("[[", 1)[0]
        assert "Source" in head, file.name
        assert "Licen" in head or "CC" in head, file.name
        assert "by hand" in head, file.name
    for name in ("capitals.toml", "places.toml", "cities.toml", "provinces.toml"):
        head = (BASE / name).read_text(encoding="utf-8").split("[[", 1)[0]
        assert "GeoNames" in head, name
        assert "CC BY 4.0" in head, name


def test_the_base_is_large_enough_to_start_with(entities: dict[str, Entity]) -> None:
    count = Counter(e.type for e in entities.values())
    assert count["place"] >= 1500
    assert count["organization"] >= 900
    assert count["person"] >= 700


# How many governorates, wilayas, emirates … each Arab country has.
PROVINCES = {
    "SY": 14, "LB": 9, "JO": 12, "PS": 16, "IQ": 19, "SA": 13, "YE": 22, "OM": 11, "AE": 7, "KW": 6, "BH": 4,
    "QA": 8, "EG": 27, "SD": 18, "LY": 22, "TN": 24, "DZ": 58, "MA": 10, "EH": 2, "MR": 15, "SO": 17,
    "DJ": 5, "KM": 3,
}  # fmt: skip


def test_every_province_of_the_arab_countries_is_there(entities: dict[str, Entity]) -> None:
    provinces = [entities[i] for i in _ids("provinces.toml")]
    assert Counter(e.country for e in provinces) == PROVINCES
    assert all(e.kind == "region" for e in provinces)
    assert all(e.latitude is not None for e in provinces)


def test_provinces_and_cities_lie_near_their_country(entities: dict[str, Entity]) -> None:
    # Half the width of the widest of them; the largest countries have no edge worth testing.
    middle = {e.country: e for e in entities.values() if e.kind == "country"}
    for entity_id in _ids("provinces.toml") + _ids("cities.toml"):
        entity = entities[entity_id]
        country = middle.get(entity.country)
        if country is None or entity.country in {"RU", "US", "CA", "CN", "AU", "BR", "ID"}:
            continue
        assert entity.latitude is not None
        assert entity.longitude is not None
        assert country.latitude is not None
        assert country.longitude is not None
        assert abs(entity.latitude - country.latitude) < 15, entity_id
        assert abs(entity.longitude - country.longitude) < 17, entity_id


def test_every_person_has_an_office_or_what_else_made_them_known(entities: dict[str, Entity]) -> None:
    for entity in entities.values():
        if entity.type == "person":
            assert entity.roles, entity.id


def test_persons_are_filed_under_a_part_of_their_name(entities: dict[str, Entity]) -> None:
    for entity in entities.values():
        if entity.type == "person" and entity.sort_as:
            surname, _, rest = entity.sort_as.partition("، ")
            assert sorted(f"{surname} {rest}".split()) == sorted(entity.name.split()), entity.id


def test_descriptors_are_definite(entities: dict[str, Entity]) -> None:
    # «سياسي لبناني» is anybody; «السياسي اللبناني» and «وزير خارجية لبنان» mean one.
    for entity in entities.values():
        names = {fold(n) for n in (entity.name, *entity.aliases)}
        for role in entity.roles:
            for phrase in (role.title, *role.short):
                assert len(phrase.split()) > 1 or phrase.startswith("ال"), (entity.id, phrase)
                assert fold(phrase) not in names, (entity.id, phrase)


# Offices that one person holds at a time, and the days on which a reader knows the holder.
HOLDERS = [
    ("الرئيس الأمريكي", "2003-04-09", "george-w-bush"),
    ("الرئيس الأمريكي", "2011-05-02", "barack-obama"),
    ("الرئيس الأميركي", "2018-07-16", "donald-trump"),
    ("الرئيس الأميركي", "2023-10-18", "joe-biden"),
    ("الرئيس الأميركي", "2025-05-13", "donald-trump"),
    ("وزير الخارجية الأميركي", "2015-07-14", "john-kerry"),
    ("وزيرة الخارجية الأميركية", "2010-09-02", "hillary-clinton"),
    ("رئيس الوزراء البريطاني", "2005-07-07", "tony-blair"),
    ("رئيسة الوزراء البريطانية", "2018-11-25", "theresa-may"),
    ("المستشارة الألمانية", "2015-08-31", "angela-merkel"),
    ("الرئيس الفرنسي", "2015-11-13", "francois-hollande"),
    ("الرئيس الروسي", "2010-01-01", "dmitry-medvedev"),
    ("العاهل الأردني", "2015-02-03", "abdullah-ii"),
    ("أمير قطر", "2017-06-05", "tamim-bin-hamad"),
    ("الرئيس المصري", "2012-12-01", "mohamed-morsi"),
    ("رئيس الوزراء اللبناني", "2017-11-04", "saad-hariri"),
    ("الأمين العام للأمم المتحدة", "2012-08-31", "ban-ki-moon"),
    ("وزير الخارجية السعودي", "2016-01-03", "adel-al-jubeir"),
]


@pytest.mark.parametrize(("phrase", "day", "holder"), HOLDERS)
def test_an_office_has_one_holder_on_a_day(
    entities: dict[str, Entity], phrase: str, day: str, holder: str
) -> None:
    found = {
        e.id
        for e in entities.values()
        for r in e.roles
        if phrase in (r.title, *r.short) and r.holds_on(date.fromisoformat(day))
    }
    assert found == {holder}


def test_offices_of_one_holder_do_not_overlap(entities: dict[str, Entity]) -> None:
    # The day of the handover is both's.
    heads = re.compile(r"(?:الرئيس|رئيس الوزراء|وزير الخارجية|وزير الدفاع|العاهل|ولي العهد) \S+")
    spans: dict[str, list[tuple[date, date, str]]] = defaultdict(list)
    for entity in entities.values():
        for role in entity.roles:
            if heads.fullmatch(role.title):
                spans[role.title].append((role.since or date.min, role.until or date.max, entity.id))
    for title, held in spans.items():
        for (_, until, first), (since, _, second) in pairwise(sorted(held)):
            assert since >= until, (title, first, second)


def test_the_archives_own_files_parse_and_their_examples_are_right(tmp_path: Path) -> None:
    _, problems = read_authority(BASE, CONTENT)
    assert not problems
    for file in ("actors.toml", "places.toml"):
        lines = (CONTENT / file).read_text(encoding="utf-8").splitlines()
        start = next(i for i, line in enumerate(lines) if line.startswith(("# [[actor]]", "# [[place]]")))
        shown = (line.removeprefix("#").strip() for line in lines[start:])
        # Between the examples stands a sentence; what is neither a table nor a key is text.
        example = "\n".join(s for s in shown if s.startswith("[[") or " = " in s)
        (tmp_path / file).write_text(example, encoding="utf-8")
    authority, problems = read_authority(BASE, tmp_path)
    assert not problems
    assert authority.redirects[("actors", "salma-rai")] == "salma-al-rai"
    assert "ain-al-wadi" in authority.entities
