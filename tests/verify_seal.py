#!/usr/bin/env python3
"""Verifies Rödtråd's seal without Rödtråd: written from docs/seal.md alone, with Python's standard library alone.

    verify_seal.py proof FILE [--checkpoint FILE] [--key KEY]
    verify_seal.py log FILE [--checkpoint FILE]... [--key KEY]

Exit code 0: nothing wrong was found. 1: something is wrong. 2: misuse.
"""

import argparse
import base64
import binascii
import hashlib
import json
import sys

LARGEST = 2**53 - 1


class Refused(Exception):
    """What was handed over is not as it must be."""


# Canonical JSON.

ESCAPES = {'"': '\\"', "\\": "\\\\", "\b": "\\b", "\t": "\\t", "\n": "\\n", "\f": "\\f", "\r": "\\r"}


def write_string(text):
    letters = []
    for letter in text:
        if letter in ESCAPES:
            letters.append(ESCAPES[letter])
        elif letter < " ":
            letters.append(f"\\u{ord(letter):04x}")
        else:
            letters.append(letter)
    return '"' + "".join(letters) + '"'


def write(value):
    """The one spelling of a value."""
    if value is None:
        return "null"
    if value is True:
        return "true"
    if value is False:
        return "false"
    if isinstance(value, int):
        if abs(value) > LARGEST:
            raise Refused(f"the number {value} is too large")
        return str(value)
    if isinstance(value, str):
        return write_string(value)
    if isinstance(value, list):
        return "[" + ",".join(write(item) for item in value) + "]"
    if isinstance(value, dict):
        names = sorted(value, key=lambda name: name.encode("utf-16-be", "surrogatepass"))
        return "{" + ",".join(write_string(name) + ":" + write(value[name]) for name in names) + "}"
    raise Refused(f"{value!r} has no canonical form")


def read(text):
    """The value of a text in its one spelling."""
    try:
        value = json.loads(text)
        if write(value) != text:
            raise Refused("it is not written in the canonical way")
        text.encode("utf-8")
        return value
    except (ValueError, RecursionError) as error:
        raise Refused(f"it is not JSON: {error}") from error


# Ed25519 (RFC 8032), verification alone.

P = 2**255 - 19
ORDER = 2**252 + 27742317777372353535851937790883648493
D = -121665 * pow(121666, P - 2, P) % P
ROOT_OF_MINUS_ONE = pow(2, (P - 1) // 4, P)


def add(one, other):
    a = (one[1] - one[0]) * (other[1] - other[0]) % P
    b = (one[1] + one[0]) * (other[1] + other[0]) % P
    c = 2 * one[3] * other[3] * D % P
    d = 2 * one[2] * other[2] % P
    e, f, g, h = b - a, d - c, d + c, b + a
    return e * f % P, g * h % P, f * g % P, e * h % P


NEUTRAL = (0, 1, 1, 0)


def times(number, point):
    result = NEUTRAL
    while number:
        if number & 1:
            result = add(result, point)
        point = add(point, point)
        number >>= 1
    return result


def same(one, other):
    return (one[0] * other[2] - other[0] * one[2]) % P == 0 and (one[1] * other[2] - other[1] * one[2]) % P == 0


def point_of(encoded):
    """The point of 32 bytes. Refused: what is not on the curve, and points of small order."""
    number = int.from_bytes(encoded, "little")
    sign, y = number >> 255, number & (2**255 - 1)
    if y >= P:
        raise Refused("a point is not in its one spelling")
    square = (y * y - 1) * pow(D * y * y + 1, P - 2, P) % P
    x = pow(square, (P + 3) // 8, P)
    if (x * x - square) % P:
        x = x * ROOT_OF_MINUS_ONE % P
    if (x * x - square) % P or (x == 0 and sign):
        raise Refused("a point is not on the curve")
    if x & 1 != sign:
        x = P - x
    point = (x, y, 1, x * y % P)
    if same(times(8, point), NEUTRAL):
        raise Refused("a point is of small order")
    return point


BASE_Y = 4 * pow(5, P - 2, P) % P
BASE = point_of(BASE_Y.to_bytes(32, "little"))


def is_signed(key, message, signature):
    if len(key) != 32 or len(signature) != 64:
        return False
    try:
        public, commitment = point_of(key), point_of(signature[:32])
    except Refused:
        return False
    scalar = int.from_bytes(signature[32:], "little")
    if scalar >= ORDER:
        return False
    digest = hashlib.sha512(signature[:32] + key + message).digest()
    challenge = int.from_bytes(digest, "little") % ORDER
    return same(times(scalar, BASE), add(commitment, times(challenge, public)))


# The Merkle tree (RFC 6962).


def unbase64(text, length=None):
    try:
        if not isinstance(text, str):
            raise Refused("there should be Base64")
        data = base64.b64decode(text.encode("ascii"), validate=True)
    except (binascii.Error, UnicodeEncodeError) as error:
        raise Refused(f"{text!r} is not Base64") from error
    if base64.b64encode(data).decode("ascii") != text:
        raise Refused(f"{text!r} is not in its one spelling")
    if length is not None and len(data) != length:
        raise Refused(f"{text!r} is not {length} bytes")
    return data


def leaf_of(record, salt):
    return hashlib.sha256(b"\0" + salt + write(record).encode("utf-8")).digest()


def node(left, right):
    return hashlib.sha256(b"\1" + left + right).digest()


class Tree:
    """A tree that grows a leaf at a time."""

    def __init__(self):
        self.size = 0
        self.subtrees = []

    def push(self, leaf):
        leaves = 1
        while self.subtrees and self.subtrees[-1][0] == leaves:
            leaf = node(self.subtrees.pop()[1], leaf)
            leaves *= 2
        self.subtrees.append((leaves, leaf))
        self.size += 1

    def root(self):
        if not self.subtrees:
            return hashlib.sha256(b"").digest()
        root = self.subtrees[-1][1]
        for _, left in reversed(self.subtrees[:-1]):
            root = node(left, root)
        return root


def is_included(leaf, index, size, path, root):
    if index >= size:
        return False
    position, last, path_left = index, size - 1, list(path)
    while last:
        if position == last and position % 2 == 0:
            # The right edge of an uneven tree: nothing stands beside it here.
            position, last = position // 2, last // 2
            continue
        if not path_left:
            return False
        beside = path_left.pop(0)
        leaf = node(beside, leaf) if position % 2 else node(leaf, beside)
        position, last = position // 2, last // 2
    return not path_left and leaf == root


def is_consistent(old_size, new_size, path, old_root, new_root):
    if not 0 < old_size <= new_size:
        return False
    if old_size == new_size:
        return not path and old_root == new_root
    path = list(path)
    position, last = old_size - 1, new_size - 1
    while position % 2:
        position, last = position // 2, last // 2
    if position:
        if not path:
            return False
        old = new = path.pop(0)
    else:
        old = new = old_root
    while last:
        if position == last and position % 2 == 0:
            position, last = position // 2, last // 2
            continue
        if not path:
            return False
        beside = path.pop(0)
        if position % 2:
            old, new = node(beside, old), node(beside, new)
        else:
            new = node(new, beside)
        position, last = position // 2, last // 2
    return not path and old == old_root and new == new_root


# Keys and checkpoints (C2SP signed-note and tlog-checkpoint).


class Key:
    """A public key by its name: `name+hash+key`."""

    def __init__(self, text):
        parts = text.split("+", 2) if isinstance(text, str) else []
        if len(parts) != 3 or not parts[0] or parts[0] != "".join(parts[0].split()):
            raise Refused("it is not a key")
        self.text, self.name = text, parts[0]
        data = unbase64(parts[2], 33)
        self.key = data[1:]
        self.id = hashlib.sha256(self.name.encode() + b"\n\1" + self.key).digest()[:4]
        if data[0] != 1 or parts[1] != self.id.hex():
            raise Refused("it is not a key in its one spelling")
        point_of(self.key)

    def open(self, note):
        """Origin, size and root of a checkpoint that this key has signed."""
        text, divided, signatures = note.partition("\n\n")
        if not divided or not signatures.endswith("\n"):
            raise Refused("it is not a signed checkpoint")
        text += "\n"
        lines = text.split("\n")
        if len(lines) != 4 or not lines[0] or not (lines[1].isascii() and lines[1].isdigit()):
            raise Refused("it is not a checkpoint")
        size, root = int(lines[1]), unbase64(lines[2], 32)
        if str(size) != lines[1]:
            raise Refused("its size is not in its one spelling")
        found = False
        for line in signatures[:-1].split("\n"):
            parts = line.split(" ")
            if len(parts) != 3 or parts[0] != "\u2014":
                raise Refused("a line of a signature is not one")
            data = unbase64(parts[2])
            if parts[1] != self.name or data[:4] != self.id:
                continue
            if not is_signed(self.key, text.encode("utf-8"), data[4:]):
                raise Refused("the signature is wrong")
            found = True
        if not found:
            raise Refused("it is not signed by this key")
        return lines[0], size, root


def key_of(text, known):
    key = Key(text)
    if known is not None and known != text:
        raise Refused("the key is not the one that is known")
    return key


# Proofs and logs.

RECORD = {"actor", "at", "name", "organisation", "payload", "seq"}


def members(value, names):
    if not isinstance(value, dict) or set(value) != names:
        raise Refused(f"there should be exactly {', '.join(sorted(names))}")
    return value


def number(value):
    if type(value) is not int or value < 0:
        raise Refused(f"{value!r} is not a number that can be here")
    return value


def record_of(value):
    members(value, RECORD)
    number(value["seq"])
    if not all(isinstance(value[name], str) for name in RECORD - {"payload", "seq"}):
        raise Refused("a record is not one")
    return value


def one_line(text):
    return read(text[:-1] if text.endswith("\n") else text)


def path_of(value):
    if not isinstance(value, list):
        raise Refused("the path is not a list")
    return [unbase64(item, 32) for item in value]


def verify_proof(text, checkpoint=None, known=None):
    """The record that a proof proves."""
    proof = members(
        one_line(text), {"format", "origin", "record", "salt", "index", "size", "path", "checkpoint", "key"}
    )
    if proof["format"] != "rodtrad-proof-1":
        raise Refused("it is not a proof in this format")
    key, record = key_of(proof["key"], known), record_of(proof["record"])
    origin = "rodtrad/" + record["organisation"]
    if proof["origin"] != origin or key.name != origin:
        raise Refused("origin, organisation and key do not name the same log")
    index, size = number(proof["index"]), number(proof["size"])
    if index + 1 != record["seq"]:
        raise Refused("the record's number and its place differ")
    if not isinstance(proof["checkpoint"], str):
        raise Refused("there is no checkpoint")
    inside = key.open(proof["checkpoint"])
    if inside[0] != origin or inside[1] != size:
        raise Refused("the checkpoint is not of this log and size")
    if checkpoint is not None and key.open(checkpoint) != inside:
        raise Refused("the checkpoint that was given is another one")
    leaf = leaf_of(record, unbase64(proof["salt"], 16))
    if not is_included(leaf, index, size, path_of(proof["path"]), inside[2]):
        raise Refused(f"record {record['seq']} is not in the log of the checkpoint")
    return record


def verify_consistency(text, old=None, new=None, known=None):
    """The sizes between which a log is proved to have grown only."""
    proof = members(one_line(text), {"format", "old", "new", "path", "key"})
    if proof["format"] != "rodtrad-consistency-1":
        raise Refused("it is not a proof in this format")
    key = key_of(proof["key"], known)
    opened = []
    for name, given in [("old", old), ("new", new)]:
        if not isinstance(proof[name], str):
            raise Refused("there is no checkpoint")
        inside = key.open(proof[name])
        if inside[0] != key.name or (given is not None and key.open(given) != inside):
            raise Refused("the checkpoint is not the right one")
        opened.append(inside)
    (_, old_size, old_root), (_, new_size, new_root) = opened
    if not is_consistent(old_size, new_size, path_of(proof["path"]), old_root, new_root):
        raise Refused("the later log did not grow from the earlier one")
    return old_size, new_size


def verify_log(text, kept=(), known=None):
    """A report on an exported log: its records, checkpoints and root, what is wrong, and what is not provable."""
    faults, leaves, opened = [], [], []
    lines = text.split("\n")
    if lines[-1]:
        faults.append((None, "the last line has no end"))
    header = members(read(lines[0]), {"format", "organisation", "key", "records", "checkpoints"})
    if header["format"] != "rodtrad-log-1":
        raise Refused("it is not a log in this format")
    organisation = header["organisation"]
    key = Key(header["key"])
    if known is not None and known != header["key"]:
        faults.append((None, "the key of the log is not the one that is known"))
        key = Key(known)
    count = number(header["records"])
    records, checkpoints = lines[1:-1][:count], lines[1:-1][count:]
    if len(records) != count or len(checkpoints) != number(header["checkpoints"]):
        faults.append((None, "there are not as many lines as the first one says"))

    expected = 1
    for line in records:
        try:
            value = members(read(line), RECORD | {"salt", "leaf"})
            record = record_of({name: value[name] for name in RECORD})
            salt, leaf = unbase64(value["salt"], 16), unbase64(value["leaf"], 32)
        except Refused as error:
            faults.append((expected, str(error)))
            leaves.append(bytes(32))
            expected += 1
            continue
        seq = record["seq"]
        if seq < expected:
            faults.append((seq, "stands in the log again"))
        elif seq > expected:
            faults.append((expected, f"is missing; the next one is {seq}"))
        expected = max(expected, seq + 1)
        if record["organisation"] != organisation:
            faults.append((seq, "belongs to another organisation"))
        computed = leaf_of(record, salt)
        if computed != leaf:
            faults.append((seq, "is not what was sealed"))
        leaves.append(computed)

    for line in checkpoints:
        try:
            value = members(read(line), {"checkpoint"})
            if not isinstance(value["checkpoint"], str):
                raise Refused("there is no checkpoint")
            opened.append((False, key.open(value["checkpoint"])))
        except Refused as error:
            faults.append((None, f"a checkpoint: {error}"))
    for note in kept:
        try:
            opened.append((True, key.open(note)))
        except Refused as error:
            faults.append((None, f"the checkpoint that was kept: {error}"))

    tree, held, witnessed, place = Tree(), 0, 0, 0
    for is_kept, (origin, size, root) in sorted(opened, key=lambda item: item[1][1]):
        while tree.size < min(size, len(leaves)):
            tree.push(leaves[place])
            place += 1
        if origin != "rodtrad/" + str(organisation):
            faults.append((size, "a checkpoint is of another log"))
        elif size > len(leaves):
            faults.append((size, f"a checkpoint holds it, and the log has {len(leaves)} records"))
        elif tree.root() != root:
            faults.append((size, f"its checkpoint does not fit; something was changed from record {held + 1} on"))
        else:
            held = size
            witnessed = size if is_kept else witnessed
    for leaf in leaves[place:]:
        tree.push(leaf)

    not_provable = []
    if held < len(leaves):
        not_provable.append(f"that records {held + 1}–{len(leaves)} are unchanged, for no checkpoint holds them yet")
    not_provable.append(
        f"that nothing is missing after record {witnessed}, the last that a checkpoint kept elsewhere holds"
        if witnessed
        else "that nothing is missing from the end, for no checkpoint kept elsewhere was at hand"
    )
    if known is None:
        not_provable.append("that the key is the right one, for it was not known beforehand")
    return {
        "organisation": organisation,
        "records": len(leaves),
        "checkpoints": len(checkpoints),
        "root": base64.b64encode(tree.root()).decode("ascii"),
        "faults": faults,
        "not_provable": not_provable,
    }


def text_of(path):
    # Bytes first: a line's end is one character here, on every machine.
    with open(path, "rb") as file:
        try:
            return file.read().decode("utf-8")
        except UnicodeDecodeError as error:
            raise Refused(f"{path} is not UTF-8") from error


def main():
    parser = argparse.ArgumentParser(description="Verifies Rödtråd's seal without Rödtråd.")
    parser.add_argument("kind", choices=["proof", "log"])
    parser.add_argument("file")
    parser.add_argument("--checkpoint", action="append", default=[], help="a signed checkpoint that was kept elsewhere")
    parser.add_argument("--key", help="the public key, known from elsewhere")
    arguments = parser.parse_args()
    if arguments.kind == "proof" and len(arguments.checkpoint) > 1:
        parser.error("a proof is made for one checkpoint")
    try:
        text = text_of(arguments.file)
        kept = [text_of(path) for path in arguments.checkpoint]
        if arguments.kind == "proof":
            record = verify_proof(text, kept[0] if kept else None, arguments.key)
            print(f"record {record['seq']} of {record['organisation']} is in the log: {record['name']}, {record['at']}")
            if not kept:
                print("not provable: that the checkpoint is the right one, for it came with the proof")
            if arguments.key is None:
                print("not provable: that the key is the right one, for it was not known beforehand")
            return 0
        report = verify_log(text, kept, arguments.key)
    except Refused as error:
        print(f"refused: {error}")
        return 1
    except OSError as error:
        print(error, file=sys.stderr)
        return 2
    print(f"{report['organisation']}: {report['records']} records, {report['checkpoints']} checkpoints")
    for seq, what in report["faults"]:
        print(f"record {seq}: {what}" if seq is not None else what)
    for what in report["not_provable"]:
        print(f"not provable: {what}")
    return 1 if report["faults"] else 0


if __name__ == "__main__":
    sys.exit(main())
