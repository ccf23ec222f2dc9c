#!/usr/bin/env bash
# onnxruntime 1.32.0, onnx 1.23.2, numpy 2.3.5, Python 3.11.
#
# Expected: to read an inner result of an ONNX model one edits its graph with the onnx package, gives
# the new output its type and shape (the format asks for both), and saves the model anew; bytes put
# behind a file make it invalid.
# Seen: 11 bytes behind the file (the field `graph` with an `output` that has a name and nothing
# else) make an inner result an output: Protocol Buffers merges what follows one another, and
# onnxruntime works out type and shape itself. The model's own results are the same bits, and nothing
# but onnxruntime is needed. onnx.checker refuses the same bytes ("Field 'type' of 'value_info' is
# required but missing"), so that what the checker says of a model is not what the runtime does.
set -euo pipefail
folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
"${PYTHON:-python3.11}" -m venv "$folder/env"
"$folder/env/bin/python" -m pip install --quiet --disable-pip-version-check \
    onnxruntime==1.32.0 onnx==1.23.2 numpy==2.3.5
export ORT_DISABLE_TELEMETRY=1
"$folder/env/bin/python" - <<'PYTHON'
import numpy as np
import onnx
import onnxruntime as ort
from onnx import TensorProto, helper


def value(name: str) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, ["n", 2])


nodes = [
    helper.make_node("Add", ["given", "given"], ["twice"]),
    helper.make_node("Mul", ["twice", "twice"], ["squared"]),
]
graph = helper.make_graph(nodes, "two_steps", [value("given")], [value("squared")])
model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 17)], ir_version=9)
whole = model.SerializeToString()

name = b"twice"
output = b"\x62" + bytes([len(name) + 2]) + b"\x0a" + bytes([len(name)]) + name
behind = b"\x3a" + bytes([len(output)]) + output
rows = {"given": np.array([[1, 2], [3, 4]], "float32")}


def run(data: bytes) -> dict[str, np.ndarray]:
    session = ort.InferenceSession(data, providers=["CPUExecutionProvider"])
    names = [out.name for out in session.get_outputs()]
    return dict(zip(names, session.run(names, rows)))


before, after = run(whole), run(whole + behind)
print("bytes put behind the file:", len(behind))
print("outputs before and after:", sorted(before), sorted(after))
assert sorted(after) == ["squared", "twice"]
assert (after["twice"] == rows["given"] * 2).all()
assert after["squared"].tobytes() == before["squared"].tobytes()
onnx.checker.check_model(whole)
try:
    onnx.checker.check_model(whole + behind)
except onnx.checker.ValidationError as error:
    print("onnx.checker:", str(error).splitlines()[0])
    assert "Field 'type'" in str(error)
else:
    raise SystemExit("onnx.checker takes it now")
PYTHON
