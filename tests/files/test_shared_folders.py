"""Folders that other machines write to: told in a word; plain ones: not a word."""

from __future__ import annotations

from pathlib import Path

import pytest

from diagnoza.files.platform import System, shared_folder

MOUNTS = """\
22 1 254:1 / / rw,relatime - ext4 /dev/vda1 rw
30 22 0:26 / /home rw,relatime shared:1 master:2 - ext4 /dev/vda2 rw
31 30 0:40 / /home/ania/zdalny rw,relatime - fuse.sshfs ania@serwer:/ rw
32 22 0:41 / /mnt/urząd\\040gminy rw,relatime - cifs //serwer/wspolny rw
33 22 0:42 / /mnt/urz rw - nfs4 serwer:/urz rw
34 22 0:43 / /mnt/c rw,noatime - 9p C:\\134 rw
35 33 0:44 / /mnt/urz/lokalny rw - ext4 /dev/vdb1 rw
36 22 0:45 / /mnt/przykryty rw - nfs serwer:/stary rw
37 36 0:46 / /mnt/przykryty rw - ext4 /dev/vdc1 rw
wiersz bez sensu
"""


def linux(path: str, real: str | None = None) -> str | None:
    system = System(name="linux", real_path=lambda text: real or text)
    return shared_folder(Path(path), mounts=MOUNTS, system=system)


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/home/ania/sprawa", None),
        ("/home/ania/zdalny", "dysk sieciowy"),
        ("/home/ania/zdalny/a/b", "dysk sieciowy"),
        ("/home/ania/zdalny2", None),
        ("/mnt/urząd gminy/diagnoza", "dysk sieciowy"),
        ("/mnt/urz/x", "dysk sieciowy"),
        ("/mnt/urz/lokalny/x", None),
        ("/mnt/przykryty/x", None),
        ("/mnt/c/Users", "folder innego systemu"),
        ("/home/ania/Nextcloud/sprawa", "folder synchronizowany (Nextcloud)"),
        ("/home/ania/dropboxowe", None),
    ],
)
def test_linux_tells_by_the_file_system_and_the_name(path: str, word: str | None) -> None:
    assert linux(path) == word


def test_link_is_seen_from_both_its_ends() -> None:
    assert linux("/home/ania/sprawa", "/mnt/urz/sprawa") == "dysk sieciowy"
    assert linux("/home/ania/Dropbox", "/home/ania/gdzie-indziej") == "folder synchronizowany (Dropbox)"


def test_system_without_a_list_of_mounts_is_no_crash() -> None:
    assert shared_folder(Path("/tmp/a"), mounts="", system=System(real_path=str)) is None
    assert shared_folder(Path("/Users/a/x"), system=System(name="darwin", real_path=str)) is None


def test_list_of_this_very_system_is_read(tmp_path: Path) -> None:
    assert shared_folder(tmp_path) in (None, "dysk sieciowy", "folder innego systemu")


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("C:\\Users\\Ania\\Dokumenty", None),
        ("C:\\Users\\Ania\\OneDrive", "folder synchronizowany (OneDrive)"),
        ("C:\\Users\\Ania\\OneDrive - Urząd Gminy\\x", "folder synchronizowany (OneDrive)"),
        ("C:\\Users\\Ania\\onedrive_kopia", "folder synchronizowany (OneDrive)"),
        ("G:\\Mój dysk\\x", "folder synchronizowany (Google Drive)"),
        ("C:\\Users\\Ania\\iCloudDrive", "folder synchronizowany (iCloud)"),
        ("\\\\serwer\\wspolny\\x", "dysk sieciowy"),
        ("\\\\?\\UNC\\serwer\\wspolny\\x", "dysk sieciowy"),
        ("\\\\?\\C:\\Users\\Ania", None),
        ("Z:\\diagnoza", "dysk sieciowy"),
    ],
)
def test_windows_tells_by_the_name_the_unc_path_and_the_kind_of_drive(path: str, word: str | None) -> None:
    drives = {"C:\\": 3, "G:\\": 3, "Z:\\": 4}
    system = System(name="win32", fcntl=None, real_path=lambda text: text, drive_type=drives.__getitem__)
    assert shared_folder(Path(path), system=system) == word


@pytest.mark.parametrize(
    ("path", "word"),
    [
        ("/Users/ania/Library/CloudStorage/GoogleDrive-ania@example.com/x", "folder synchronizowany (Google Drive)"),
        ("/Users/ania/Library/CloudStorage/OneDrive-Urzad", "folder synchronizowany (OneDrive)"),
        ("/Users/ania/Library/Mobile Documents/com~apple~CloudDocs", "folder synchronizowany (iCloud)"),
        ("/Users/ania/Documents", None),
    ],
)
def test_macos_tells_by_the_name(path: str, word: str | None) -> None:
    assert shared_folder(Path(path), system=System(name="darwin", real_path=str)) == word
