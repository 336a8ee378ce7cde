"""The attacker itself: it finds what was planted for it, and says only what it may."""

import json
import random

import pytest
from typer import Typer
from typer.testing import CliRunner

from bot.anonymity.attacker.attacks import ATTACKS
from bot.anonymity.attacker.furnish import chat_of
from bot.anonymity.attacker.leaks import HALF, LEAKS
from bot.anonymity.attacker.people import COLLECTS, GUESTS, OPENED, SHAPES, plan
from bot.anonymity.attacker.postgres_ground import PostgresGround
from bot.anonymity.attacker.report import CONTROL, amount, leaks
from bot.anonymity.attacker.sqlite_ground import SqliteGround
from bot.anonymity.attacker.trial import ROWS, Builder, controls, results
from bot.anonymity.attacker.twin import live
from bot.anonymity.commands_privacy import exit_code, in_words, privacy_check_command
from tests.postgres import new_database

WANTED = {
    *("engine", "installations", "trials", "findings", "attacks", "worst", "worst_wrote"),
    *("timing_worst", "naive_control", "ok"),
}
"""What the report must hold, by its own names."""


@pytest.fixture(params=["sqlite", "postgresql"])
def ground(request, tmp_path):
    made = SqliteGround(tmp_path) if request.param == "sqlite" else PostgresGround(tmp_path, new_database())
    yield made
    made.close()


# -- made-up people -------------------------------------------------------------------


@pytest.mark.parametrize("shape", [*SHAPES, GUESTS])
def test_as_many_write_as_the_shape_says(shape):
    for seed in range(50):
        drawn = plan(shape, random.Random(seed))
        acts = [s.what for s in drawn.steps]
        assert acts.count("write") == shape.writers + shape.guest_writers == len(drawn.words)
        assert acts.count("decline") == shape.decliners
        assert sorted(drawn.labels.values()) == list(range(len(drawn.words)))
        assert len(set(drawn.words.values())) == len(drawn.words)
        assert all(0 <= (s.at.date() - OPENED).days < COLLECTS for s in drawn.steps)


def test_labels_and_lengths_say_nothing_about_places():
    sums = [0, 0]
    for seed in range(400):
        drawn = plan(SHAPES[1], random.Random(seed))
        first, last = min(drawn.words), max(drawn.words)
        sums[0] += drawn.labels[first] - drawn.labels[last]
        sums[1] += len(drawn.words[first]) - len(drawn.words[last])
    assert abs(sums[0]) / 400 < 0.4
    assert abs(sums[1]) / 400 < 13


# -- twins and planted leaks ------------------------------------------------------------


def test_a_twin_is_the_real_program(ground):
    builder = Builder(ground, random.Random(1))
    run = builder.run(SHAPES[0])
    assert len(run.writer) == SHAPES[0].writers
    assert sorted(run.after.answers) == sorted(run.writer), "every answer came out of the release"
    assert sorted(x for x in run.after.receipts if x is not None) == sorted(run.writer)
    assert run.before.acts, "ordinary messages are seen"
    nothing = (run.before.envelopes, run.before.puts, run.before.sizes, run.before.answers, run.before.held)
    assert not any(nothing), "and nothing of the channel"
    assert not any(day.slots or day.envelopes for day in run.before.days)
    assert all(number > 10**9 for number, _place in run.before.messages), "no number of a message can be read"


@pytest.mark.slow
def test_on_postgresql_every_attack_finds_its_own_leak(tmp_path):
    """On SQLite the report shows it."""
    ground = PostgresGround(tmp_path, new_database())
    builder = Builder(ground, random.Random(2))
    planted = controls(builder, 1)
    assert planted.keys() == LEAKS.keys()
    found = results([builder.run(SHAPES[0]) for _n in range(2)], planted, ground.name)
    ground.close()
    blind = {(r.name, r.goal, r.moment): r.control for r in found if r.control < CONTROL}
    assert blind == {}
    assert {r.name for r in found} == names("postgresql")
    assert ground.left_out.keys() == {"pages laid beside envelopes"}, (
        "this server lets its deleted rows be read"
    )


def names(engine):
    """Every attack that is made on an engine."""
    return {a.name for a in ATTACKS if a.engine in {"", engine}} | {ROWS}


def test_without_its_leak_an_attack_is_blind(tmp_path):
    """The same made-up people and the same attacks, but nothing planted: the controls do not succeed by themselves."""
    ground = SqliteGround(tmp_path)
    builder = Builder(ground, random.Random(3))
    dice = random.Random(4)
    plain = []
    for _n in range(4):
        kind = LEAKS["named_row"]()
        plain.append(builder._live(HALF, kind.plan(dice)))
    found = results(plain, dict.fromkeys(LEAKS, plain), "sqlite")
    seen = {(r.name, r.goal, r.moment) for r in found if r.control >= CONTROL}
    assert seen == set()
    ground.close()


def test_a_guest_is_there(tmp_path):
    ground = SqliteGround(tmp_path)
    lived = live(ground, GUESTS, plan(GUESTS, random.Random(6)))
    assert all(lived.roster)
    assert len(lived.writer) == GUESTS.writers + GUESTS.guest_writers
    chats = {row["telegram_id"] for row in lived.after[-1].tables["person"]}
    assert {chat_of(p) for p in range(GUESTS.people + GUESTS.guests)} <= chats
    ground.close()


def test_nothing_of_the_operators_own_database_is_touched(tmp_path):
    import sqlalchemy

    url = new_database()
    written = sqlalchemy.text(
        "SELECT pg_current_xact_id_if_assigned(), sum(n_tup_ins) FROM pg_stat_user_tables"
    )
    with sqlalchemy.create_engine(url).connect() as db:
        tables, before = sqlalchemy.inspect(db).get_table_names(), db.execute(written).one()
    ground = PostgresGround(tmp_path, url)
    ground.fresh(SHAPES[0])
    ground.close()
    with sqlalchemy.create_engine(url).connect() as db:
        names = set(db.execute(sqlalchemy.text("SELECT datname FROM pg_database")).scalars())
        assert not [n for n in names if n.startswith("heard_twin")]
        assert sqlalchemy.inspect(db).get_table_names() == tables
        assert db.execute(written).one() == before


# -- the report -----------------------------------------------------------------------


@pytest.mark.slow
def test_typed_in_full_the_report_holds_what_was_agreed(tmp_path):
    """With as few installations as it takes: they prove nothing, and it says so."""
    cli = Typer()
    cli.command()(privacy_check_command)
    ran = CliRunner().invoke(cli, ["--quick", "--json", "--installations", "6", "--home", str(tmp_path)])
    report = json.loads(ran.stdout)
    assert report.keys() >= WANTED
    assert (report["engine"], report["installations"], report["findings"]) == ("sqlite", 6, [])
    assert report["quick"] is True
    assert report["trials"] == 2 * sum(s.writers for s in SHAPES)
    assert {attack["name"] for attack in report["attacks"]} == names("sqlite")
    for attack in report["attacks"]:
        assert attack.keys() == {"name", "goal", "moment", "advantage", "half_width", "control"}
        assert attack["goal"] in {"text", "wrote"}
        assert attack["moment"] in {"before", "after"}
        assert attack["control"] >= CONTROL
    for goal, key in (("text", "worst"), ("wrote", "worst_wrote")):
        ends = [a["advantage"] + a["half_width"] for a in report["attacks"] if a["goal"] == goal]
        assert report[key] == pytest.approx(max(ends), abs=1e-4)
    assert report["naive_control"] >= CONTROL
    assert report["guests"]["texts"] == 3 * GUESTS.guest_writers
    assert report["batch_of_one"]["right"] > 0
    assert not report["ok"], "the intervals are far wider than the limits"
    assert ran.exit_code == exit_code(report)
    assert ran.exit_code in {1, 2}
    assert not (tmp_path / "heard.db").exists(), "nothing is made in the operator's folder"


def told(**changes):
    attack = {
        "name": "x",
        "goal": "text",
        "moment": "after",
        "advantage": 0.0,
        "half_width": 0.01,
        "control": 1.0,
    }
    base = {
        "engine": "sqlite",
        "installations": 500,
        "trials": 3000,
        "findings": [],
        "attacks": [attack | changes.pop("attack", {})],
        "worst": 0.01,
        "worst_wrote": 0.03,
        "timing_worst": 0.05,
        "naive_control": 1.0,
        "ok": True,
        "left_out": [],
        "guests": {"right": 0.4},
        "batch_of_one": {"right": 0.3},
        "timing": {"advantage": 0.04, "half_width": 0.01},
    }
    base |= changes
    return base | {"leaks": leaks(base)}


def test_luck_is_not_called_a_leak_but_a_leak_is():
    assert told(attack={"advantage": 0.012})["leaks"] == []
    assert "x (after, text): +0.018" in told(attack={"advantage": 0.018})["leaks"]
    assert told(timing={"advantage": 0.08, "half_width": 0.01})["leaks"] == ["time: +0.080"]


@pytest.mark.parametrize(
    ("changes", "code"),
    [
        ({}, 0),
        ({"ok": False}, 2),
        ({"ok": False, "findings": ["A log holds somebody's words."]}, 1),
        ({"ok": False, "attack": {"advantage": 0.2}}, 1),
        ({"ok": False, "attack": {"control": 0.9}}, 1),
    ],
)
def test_how_it_ends(changes, code):
    report = told(**changes)
    assert exit_code(report) == code
    last = list(in_words(report))[-1]
    assert last.startswith({0: "✓", 1: "✗", 2: "Nothing was found"}[code])


def test_a_quick_check_is_smaller():
    quick, full = amount(None, quick=True), amount(None, quick=False)
    assert full.installations >= 500
    assert quick.seconds
    assert quick.draws < full.draws
