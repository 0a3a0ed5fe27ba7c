"""Folders that other machines write to as well: network drives and what a program synchronises.

A sheet there is no fault, but a lock may not hold and a half-synchronised file may come back, so the user is told.
"""

from __future__ import annotations

import os
import re
from pathlib import Path, PurePath, PurePosixPath, PureWindowsPath

from diagnoza.files.system import HERE, System

_NETWORK = "dysk sieciowy"
_FOREIGN = "folder innego systemu"
_REMOTE = (
    "nfs", "nfs4", "cifs", "smb3", "smbfs", "ncpfs", "afs", "ceph", "lustre", "davfs", "fuse.sshfs", "fuse.davfs2",
    "fuse.rclone", "fuse.gvfsd-fuse", "fuse.glusterfs", "fuse.ceph", "fuse.s3fs", "fuse.curlftpfs", "fuse.smbnetfs",
)  # fmt: skip
_OF_ANOTHER = ("9p", "virtiofs", "vboxsf", "prl_fs", "vmhgfs", "fuse.vmhgfs-fuse")
_FILE_SYSTEMS = dict.fromkeys(_REMOTE, _NETWORK) | dict.fromkeys(_OF_ANOTHER, _FOREIGN)
_SYNCHRONISED = (
    ("onedrive", "OneDrive"),
    ("sharepoint", "SharePoint"),
    ("dropbox", "Dropbox"),
    ("google drive", "Google Drive"),
    ("googledrive", "Google Drive"),
    ("dysk google", "Google Drive"),
    ("mój dysk", "Google Drive"),
    ("my drive", "Google Drive"),
    ("nextcloud", "Nextcloud"),
    ("owncloud", "ownCloud"),
    ("icloud drive", "iCloud"),
    ("iclouddrive", "iCloud"),
    ("mobile documents", "iCloud"),
    ("pcloud drive", "pCloud"),
    ("pclouddrive", "pCloud"),
    ("megasync", "MEGA"),
    ("box sync", "Box"),
    ("synologydrive", "Synology Drive"),
    ("seafile", "Seafile"),
    ("proton drive", "Proton Drive"),
    ("syncthing", "Syncthing"),
)
_REMOTE_DRIVE = 4
"""What Windows answers for a drive letter that stands for a folder of the network."""
_OCTAL = re.compile(r"\\([0-7]{3})")


def shared_folder(path: Path, *, mounts: str | None = None, system: System = HERE) -> str | None:
    """A word for a folder on a network drive or one that a program synchronises; None for a plain one.

    `mounts` is the text of /proc/self/mountinfo; without it the system's own is read, where there is one.
    """
    absolute = str(path) if system.is_windows else os.path.abspath(path)
    real = system.real_path(absolute)
    kind = PureWindowsPath if system.is_windows else PurePosixPath
    for part in (*kind(absolute).parts, *kind(real).parts):
        if name := _synchroniser(part.casefold()):
            return f"folder synchronizowany ({name})"
    if system.is_windows:
        return _NETWORK if any(_is_remote(PureWindowsPath(text), system) for text in (absolute, real)) else None
    if mounts is None:
        mounts = _mounts() if system.name == "linux" else ""
    return _FILE_SYSTEMS.get(_file_system(PurePosixPath(real), mounts))


def _synchroniser(part: str) -> str:
    """„OneDrive - Urząd Gminy” is a folder of OneDrive, „dropboxowe” is not one of Dropbox."""
    for beginning, name in _SYNCHRONISED:
        if part == beginning or part.startswith((f"{beginning} ", f"{beginning}-", f"{beginning}_")):
            return name
    return ""


def _is_remote(path: PureWindowsPath, system: System) -> bool:
    drive = path.drive.upper()
    if drive.startswith("\\\\?\\UNC\\"):
        return True
    drive = drive.removeprefix("\\\\?\\").removeprefix("\\\\.\\")
    return drive.startswith("\\\\") or (drive.endswith(":") and system.drive_type(f"{drive}\\") == _REMOTE_DRIVE)


def _mounts() -> str:
    try:
        return Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="surrogateescape")
    except OSError:
        return ""


def _file_system(path: PurePath, mounts: str) -> str:
    """The file system of the deepest mount that holds `path`; of two in one place the later, which hides the other."""
    found, depth = "", -1
    for line in mounts.splitlines():
        before, _, after = line.partition(" - ")
        fields = before.split(" ")
        if len(fields) < 5 or not after:
            continue
        point = PurePosixPath(_OCTAL.sub(lambda octal: chr(int(octal[1], 8)), fields[4]))
        if path.is_relative_to(point) and len(point.parts) >= depth:
            found, depth = after.split(" ")[0], len(point.parts)
    return found
