"""The cache of definitions: what comes from it is what the files would give, and nothing about it can do harm."""

from __future__ import annotations

import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from diagnoza.definition.digest import digest
from diagnoza.definition.model import Definition
from diagnoza.evaluation.evaluate import evaluate
from diagnoza.files.content import shipped
from diagnoza.files.definition_cache import (
    content_key,
    load_definition,
    load_through,
    read_entry,
    write_entry,
)
from diagnoza.files.definitions import load_anew
from diagnoza.files.kept import MAX_ENTRIES, OFF, cache_folder
from diagnoza.files.sheets import link_sheet, read_sheet
from diagnoza.problems import NOWHERE, Failure
from diagnoza.render.json_shapes import evaluations_json
from support.reading import codes, lay

OWN = {
    "t-wlasny/questionnaire.yaml": """
        id: t-wlasny
        version: "1"
        title: Własny
        introduction: Pyta tylko o kopie.
        areas: [kopie]
        levels: [{from: 0, name: jedyny}]
    """
}
EXAMPLE = shipped("examples") / "gmina-przykladowa" / "arkusz.yaml"
MODELS = {"diagnoza.definition.questions", "diagnoza.definition.programmes", "diagnoza.definition.resolve.bank"}


@pytest.fixture
def cache(tmp_path: Path) -> Path:
    return tmp_path / "pamiec"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A questionnaire of the user's own over the shipped bank."""
    return lay(tmp_path / "katalog", OWN)


@pytest.fixture(scope="module")
def kept(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """A folder like `folder`, and a cache that keeps its questionnaire."""
    folder, cache = (tmp_path_factory.mktemp("kept") / name for name in ("katalog", "pamiec"))
    load_through(cache, "t-wlasny", lay(folder, OWN))
    return folder, cache


@pytest.fixture
def kept_folder(kept: tuple[Path, Path], cache: Path) -> Path:
    """What is kept is in the cache; the folder is that of all tests, which read it only."""
    shutil.copytree(kept[1], cache)
    return kept[0]


def entry(cache: Path) -> Path:
    """The only thing that is kept."""
    [path] = cache.iterdir()
    return path


def told(definition: Definition) -> object:
    """The evaluation of the example as `ocena --json` tells it."""
    loaded = link_sheet(read_sheet(EXAMPLE), definition)
    return evaluations_json(definition, [evaluate(loaded.sheet, loaded.route, definition)], [("arkusz.yaml", "")], ())


def test_kept_definition_is_the_one_the_files_give(cache: Path) -> None:
    anew = load_through(cache, "cyfrowa-gmina")
    kept = load_through(cache, "cyfrowa-gmina")
    assert kept is not anew
    assert digest(kept) == kept.sha256 == anew.sha256 == load_anew("cyfrowa-gmina", None, NOWHERE).sha256
    assert told(anew) == told(kept)


def test_every_shipped_questionnaire_can_be_kept(cache: Path) -> None:
    ids = [path.parent.name for path in shipped("questionnaires").glob("*/questionnaire.yaml")]
    for id_ in ids:
        load_through(cache, id_)
    assert len(list(cache.iterdir())) == len(ids)
    assert {read.id for path in cache.iterdir() if (read := read_entry(path))} == set(ids)


def test_kept_objects_are_linked_among_themselves_as_before(cache: Path, kept_folder: Path) -> None:
    kept = read_entry(entry(cache))
    assert kept is not None
    assert all(kept.bank.questions[question.id] is question for question in kept.questions)
    assert {q.id for q in kept.route} == {q.id for q in kept.questions}
    with pytest.raises(TypeError):
        kept.bank.questions["x"] = kept.questions[0]  # type: ignore[index]


@pytest.mark.parametrize(
    "change",
    [
        lambda folder: (folder / "t-wlasny/questionnaire.yaml").write_text(
            (folder / "t-wlasny/questionnaire.yaml").read_text(encoding="utf-8").replace("Własny", "Własna"), "utf-8"
        ),
        lambda folder: lay(folder, {"bank/rules.yaml": "[]\n"}),
        lambda folder: lay(folder, {"t-wlasny/migrations.yaml": "[]\n"}),
        lambda folder: lay(folder, {"programmes/nowy.yaml": "[]\n"}),
        lambda folder: lay(folder, {"areas/nowy.yaml": "[]\n"}),
        lambda folder: (folder / "t-wlasny").rename(folder / "t-inny"),
    ],
    ids=["text", "list", "migrations", "programme", "area", "name"],
)
def test_any_change_of_the_content_gives_another_key(folder: Path, change: Callable[[Path], object]) -> None:
    before = content_key("t-wlasny", folder)
    change(folder)
    assert before is not None
    assert content_key("t-wlasny", folder) not in (before, None)


def test_changed_file_is_seen(cache: Path, folder: Path) -> None:
    assert load_through(cache, "t-wlasny", folder).title == "Własny"
    path = folder / "t-wlasny/questionnaire.yaml"
    path.write_text(path.read_text(encoding="utf-8").replace("title: Własny", "title: Inaczej"), encoding="utf-8")
    assert load_through(cache, "t-wlasny", folder).title == "Inaczej"


def test_definition_with_an_error_is_told_each_time_and_never_kept(cache: Path, folder: Path) -> None:
    lay(folder, {"areas/zly.yaml": "id: zly\n"})
    for _ in range(2):
        with pytest.raises(Failure) as failure:
            load_through(cache, "t-wlasny", folder)
        assert "D002" in codes(failure.value.problems)
    with pytest.raises(Failure) as failure:
        load_through(cache, "nie-ma")
    assert codes(failure.value.problems) == ["D010"]
    assert not cache.exists()


class Planted:
    """What an attacker would put into a pickle."""

    def __reduce__(self) -> tuple[object, tuple[str]]:
        return os.mkdir, (os.environ["PODRZUCONE"],)


def sealed(body: bytes) -> bytes:
    return sha256(body).digest() + body


@pytest.mark.parametrize(
    "damage",
    [
        lambda raw: b"",
        lambda raw: raw[:10],
        lambda raw: raw[: len(raw) // 2],
        lambda raw: raw[:-1],
        lambda raw: raw[:5000] + b"\x00" + raw[5001:],
        lambda raw: sealed(b""),
        lambda raw: sealed(raw[32:5000]),
        lambda raw: sealed(b"to nie pickle"),
        lambda raw: sealed(pickle.dumps("co innego")),
        lambda raw: sealed(pickle.dumps(Planted())),
        lambda raw: sealed(pickle.dumps(os.system)),
    ],
)
def test_broken_or_planted_entry_is_not_read_and_is_replaced(
    cache: Path,
    kept_folder: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    damage: Callable[[bytes], bytes],
) -> None:
    monkeypatch.setenv("PODRZUCONE", str(tmp_path / "podrzucone"))
    path = entry(cache)
    whole = path.read_bytes()
    path.write_bytes(damage(whole))
    assert read_entry(path) is None
    assert not (tmp_path / "podrzucone").exists()
    assert load_through(cache, "t-wlasny", kept_folder).id == "t-wlasny"
    assert read_entry(path) is not None


def test_entry_of_another_questionnaire_under_this_name_is_not_taken(cache: Path, kept_folder: Path) -> None:
    own = entry(cache).read_bytes()
    load_through(cache, "cyfrowa-gmina")
    for path in cache.iterdir():
        path.write_bytes(own)
    assert load_through(cache, "cyfrowa-gmina").id == "cyfrowa-gmina"


@pytest.mark.skipif(sys.platform == "win32", reason="POSIX owners and modes")
class TestOwners:
    def test_what_is_kept_is_for_this_user_alone(self, cache: Path, folder: Path) -> None:
        load_through(cache, "t-wlasny", folder)
        assert cache.stat().st_mode & 0o777 == 0o700
        assert entry(cache).stat().st_mode & 0o777 == 0o600

    def test_entry_of_somebody_else_is_not_read(self, cache: Path, kept_folder: Path) -> None:
        assert read_entry(entry(cache), owner=os.geteuid()) is not None
        assert read_entry(entry(cache), owner=os.geteuid() + 1) is None

    @pytest.mark.parametrize("mode", [0o602, 0o620, 0o666])
    def test_entry_that_others_may_write_is_not_read(self, cache: Path, kept_folder: Path, mode: int) -> None:
        entry(cache).chmod(mode)
        assert read_entry(entry(cache)) is None
        assert load_through(cache, "t-wlasny", kept_folder).id == "t-wlasny"

    def test_folder_that_others_may_write_is_neither_read_nor_written(self, cache: Path, kept_folder: Path) -> None:
        path = entry(cache)
        cache.chmod(0o777)
        assert read_entry(path) is None
        path.unlink()
        load_through(cache, "t-wlasny", kept_folder)
        assert list(cache.iterdir()) == []

    def test_link_is_not_followed(self, cache: Path, kept_folder: Path, tmp_path: Path) -> None:
        path = entry(cache)
        path.rename(tmp_path / "gdzie-indziej")
        path.symlink_to(tmp_path / "gdzie-indziej")
        assert read_entry(path) is None
        assert load_through(cache, "t-wlasny", kept_folder).id == "t-wlasny"

    def test_read_only_folder_does_no_harm(self, folder: Path) -> None:
        """Root may write anywhere, so a folder nobody can write to: /proc."""
        if not Path("/proc/self").exists():
            pytest.skip("no /proc")
        assert load_through(Path("/proc/diagnoza"), "t-wlasny", folder).id == "t-wlasny"
        assert load_through(Path("/proc"), "t-wlasny", folder).id == "t-wlasny"


def test_file_where_the_folder_should_be_does_no_harm(cache: Path, folder: Path) -> None:
    cache.write_bytes(b"")
    assert load_through(cache, "t-wlasny", folder).id == "t-wlasny"
    assert cache.read_bytes() == b""


def test_only_the_newest_entries_stay_and_what_was_left_unfinished_goes(cache: Path, kept_folder: Path) -> None:
    definition = load_through(cache, "t-wlasny", kept_folder)
    abandoned, fresh = cache / "a.tmp", cache / "b.tmp"
    for path in (abandoned, fresh):
        path.write_bytes(b"")
    os.utime(abandoned, (0, 0))
    for number in range(MAX_ENTRIES + 5):
        write_entry(cache, f"{number:064}", definition)
        os.utime(cache / f"{number:064}.definicja", (number, number))
    write_entry(cache, "ostatni", definition)
    kept = {path.stem for path in cache.glob("*.definicja")}
    assert len(kept) == MAX_ENTRIES
    assert {"ostatni", f"{MAX_ENTRIES + 4:064}"} <= kept
    assert f"{0:064}" not in kept
    assert fresh.exists()
    assert not abandoned.exists()


def test_switched_off_by_the_environment(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, folder: Path) -> None:
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "xdg"))
    monkeypatch.setenv(OFF, "1")
    assert cache_folder() is None
    load_definition("t-wlasny", folder)
    assert not (tmp_path / "xdg").exists()
    monkeypatch.delenv(OFF)
    load_definition("t-wlasny", folder)
    assert len(list((tmp_path / "xdg" / "diagnoza").iterdir())) == 1


def test_what_is_no_plain_file_is_told_by_loading_and_does_not_hang_the_key(cache: Path, folder: Path) -> None:
    if not hasattr(os, "mkfifo"):
        pytest.skip("no pipes")
    (folder / "areas").mkdir()
    os.mkfifo(folder / "areas" / "rura.yaml")
    assert content_key("t-wlasny", folder) is None
    with pytest.raises(Failure) as failure:
        load_through(cache, "t-wlasny", folder)
    assert codes(failure.value.problems) == ["F005"]


def test_processes_that_keep_the_same_at_once_do_no_harm(tmp_path: Path, folder: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom diagnoza.files.definition_cache import load_definition\n"
        "print(load_definition('t-wlasny', Path(sys.argv[1])).sha256)"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "xdg")}
    arguments = [sys.executable, "-c", script, str(folder)]
    running = [
        subprocess.Popen(arguments, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        for _ in range(4)
    ]
    done = [process.communicate(timeout=60) for process in running]
    assert {err for _, err in done} == {""}
    assert len({out for out, _ in done}) == 1
    assert read_entry(entry(tmp_path / "xdg" / "diagnoza")) is not None


def test_definition_from_the_cache_loads_no_model_of_the_files(tmp_path: Path, folder: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom diagnoza.files.definition_cache import load_definition\n"
        "load_definition('t-wlasny', Path(sys.argv[1]))\nprint(' '.join(sys.modules))"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "xdg")}
    first, second = (
        subprocess.run(
            [sys.executable, "-c", script, str(folder)],
            env=environment,
            capture_output=True,
            text=True,
            timeout=60,
            check=True,
        ).stdout.split()
        for _ in range(2)
    )
    assert set(first) >= MODELS
    assert set(second) & (MODELS | {"pydantic", "yaml"}) == set()


def test_use_cases_take_the_definition_from_the_cache(tmp_path: Path) -> None:
    script = (
        "import sys\nfrom pathlib import Path\nfrom diagnoza.pipeline import open_case\n"
        "open_case([Path(sys.argv[1])])\nprint(' '.join(sys.modules))"
    )
    environment = {**os.environ, "XDG_CACHE_HOME": str(tmp_path / "xdg")}
    arguments = [sys.executable, "-c", script, str(EXAMPLE)]
    for _ in range(2):
        done = subprocess.run(arguments, env=environment, capture_output=True, text=True, timeout=60, check=True)
    assert set(done.stdout.split()) & MODELS == set()
