"""The second verifier against the vectors of docs/seal.md: it accepts what the first accepts, and nothing that it refuses.

Run by `python3 -m unittest discover tests`, from the root of the repository or from anywhere.
"""

import base64
import copy
import json
import pathlib
import subprocess
import sys
import tempfile
import unittest

HERE = pathlib.Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))

import verify_seal  # noqa: E402

VECTORS = json.loads((HERE / "vectors" / "seal.json").read_text(encoding="utf-8"))
KEY = VECTORS["key"]["public"]


def mutations(value):
    """Every value with one change in it."""
    if value is None:
        yield 0
    elif isinstance(value, bool):
        yield not value
    elif isinstance(value, int):
        yield from (value + 1, value - 1, str(value))
    elif isinstance(value, str):
        yield from (value + " ", "x" + value, None)
        for place, letter in enumerate(value):
            yield value[:place] + ("B" if letter == "A" else "A") + value[place + 1 :]
    elif isinstance(value, list):
        for place, item in enumerate(value):
            yield from (value[:place] + [other] + value[place + 1 :] for other in mutations(item))
            yield value[:place] + value[place + 1 :]
            yield value[:place] + [item] + value[place:]
    elif isinstance(value, dict):
        for name, item in value.items():
            yield from ({**value, name: other} for other in mutations(item))
            yield {other: kept for other, kept in value.items() if other != name}
        yield {**value, "more": 1}


class Vectors(unittest.TestCase):
    def refuses(self, verify, *arguments):
        with self.assertRaises(verify_seal.Refused):
            verify(*arguments)

    def test_canonical(self):
        for text in VECTORS["canonical"]["spelled"]:
            self.assertEqual(verify_seal.write(verify_seal.read(text)), text)
        for text in VECTORS["canonical"]["refused"]:
            with self.subTest(text):
                self.refuses(verify_seal.read, text)

    def test_records(self):
        for vector in VECTORS["records"]:
            leaf = verify_seal.leaf_of(json.loads(vector["canonical"]), base64.b64decode(vector["salt"]))
            self.assertEqual(base64.b64encode(leaf).decode(), vector["leaf"])

    def test_trees(self):
        leaves = [base64.b64decode(leaf) for leaf in VECTORS["trees"]["leaves"]]
        roots = {0: verify_seal.Tree().root()}
        for vector in VECTORS["trees"]["by_size"]:
            size, tree = vector["size"], verify_seal.Tree()
            for leaf in leaves[:size]:
                tree.push(leaf)
            self.assertEqual(base64.b64encode(tree.root()).decode(), vector["root"])
            roots[size] = tree.root()
            for index, path in enumerate(vector["inclusion"]):
                path = verify_seal.path_of(path)
                for other in range(size + 2):
                    included = verify_seal.is_included(leaves[index], other, size, path, tree.root())
                    self.assertEqual(included, other == index, f"{index} as {other} of {size}")
                self.assertFalse(verify_seal.is_included(leaves[index], index, size, path + path[:1] + [leaf], tree.root()))
            for old_size, path in enumerate(vector["consistency"], 1):
                path = verify_seal.path_of(path)
                for other in range(size + 2):
                    old_root = roots.get(other, b"")
                    consistent = verify_seal.is_consistent(other, size, path, old_root, tree.root())
                    self.assertEqual(consistent, other == old_size, f"{old_size} as {other} of {size}")

    def test_notes(self):
        key, other = verify_seal.Key(KEY), verify_seal.Key(VECTORS["other_key"])
        for note in VECTORS["notes"]:
            self.assertEqual(key.open(note)[0], VECTORS["key"]["name"])
            self.refuses(other.open, note)
            for place in range(len(note)):
                self.refuses(key.open, note[:place] + note[place + 1 :])
        for wrong in [KEY[1:], KEY + " ", KEY.replace("rodtrad", "andra"), "", "a+b+c"]:
            self.refuses(verify_seal.Key, wrong)

    def test_proofs(self):
        for vector in VECTORS["proofs"]["accepted"]:
            record = verify_seal.verify_proof(vector["proof"], vector["checkpoint"], KEY)
            self.assertEqual(record["seq"], vector["seq"])
            self.refuses(verify_seal.verify_proof, vector["proof"], None, VECTORS["other_key"])
        for vector in VECTORS["proofs"]["refused"]:
            with self.subTest(vector["why"]):
                self.refuses(verify_seal.verify_proof, vector["proof"])
        one, other = VECTORS["proofs"]["accepted"][1], VECTORS["proofs"]["accepted"][2]
        self.refuses(verify_seal.verify_proof, one["proof"], other["checkpoint"])

    def test_every_change_of_a_proof_is_refused(self):
        proof = json.loads(VECTORS["proofs"]["accepted"][3]["proof"])
        # Every third: each needs a signature checked, which takes a while in this language.
        for place, other in enumerate(mutations(proof)):
            if place % 3 == 0:
                self.refuses(verify_seal.verify_proof, verify_seal.write(other))

    def test_growth(self):
        for vector in VECTORS["growth"]["accepted"]:
            verify_seal.verify_consistency(vector["proof"], vector["old"], vector["new"], KEY)
        for vector in VECTORS["growth"]["refused"]:
            with self.subTest(vector["why"]):
                self.refuses(verify_seal.verify_consistency, vector["proof"])

    def test_logs(self):
        for vector in VECTORS["logs"]["accepted"]:
            report = verify_seal.verify_log(vector["log"], VECTORS["notes"], KEY)
            self.assertEqual(report["faults"], [])
            self.assertEqual(report["root"], vector["root"])
            self.assertEqual((report["records"], report["checkpoints"]), (vector["records"], vector["checkpoints"]))
        for vector in VECTORS["logs"]["refused"]:
            with self.subTest(vector["why"]):
                try:
                    report = verify_seal.verify_log(vector["log"])
                except verify_seal.Refused:
                    continue
                self.assertTrue(report["faults"])

    def test_every_change_of_a_log_is_found(self):
        lines = VECTORS["logs"]["accepted"][0]["log"].split("\n")[:-1]
        for place, line in enumerate(lines):
            for step, other in enumerate(mutations(json.loads(line))):
                if step % 25:
                    continue
                changed = copy.copy(lines)
                changed[place] = verify_seal.write(other)
                try:
                    report = verify_seal.verify_log("\n".join(changed) + "\n")
                except verify_seal.Refused:
                    continue
                self.assertTrue(report["faults"], changed[place])

    def test_a_witness_sees_what_was_cut_off(self):
        log = VECTORS["logs"]["accepted"][0]["log"].split("\n")
        header = log[0].replace('"records":7', '"records":3').replace('"checkpoints":2', '"checkpoints":1')
        cut = "\n".join([header] + log[1:4] + [log[8], ""])
        self.assertEqual(verify_seal.verify_log(cut)["faults"], [])
        self.assertIn("nothing is missing from the end", " ".join(verify_seal.verify_log(cut)["not_provable"]))
        self.assertTrue(verify_seal.verify_log(cut, [VECTORS["notes"][1]])["faults"])

    def test_the_command(self):
        vector = VECTORS["proofs"]["accepted"][1]
        with tempfile.TemporaryDirectory() as directory:
            directory = pathlib.Path(directory)
            files = {"proof": vector["proof"], "checkpoint": vector["checkpoint"], "wrong": vector["proof"][:-9]}
            for name, text in files.items():
                (directory / name).write_bytes(text.encode("utf-8"))

            def run(*arguments):
                command = [sys.executable, str(HERE / "verify_seal.py"), *arguments]
                return subprocess.run(command, capture_output=True, cwd=directory, check=False).returncode

            self.assertEqual(run("proof", "proof", "--checkpoint", "checkpoint", "--key", KEY), 0)
            self.assertEqual(run("proof", "wrong"), 1)
            self.assertEqual(run("proof", "not there"), 2)
            self.assertEqual(run("nonsense"), 2)


if __name__ == "__main__":
    unittest.main()
