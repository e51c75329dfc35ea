"""Every row of an export of messages, checked by Mistral's own validators. Reads {folder}, writes one check, as JSON."""

import json
import sys
from pathlib import Path

from mistral_common.protocol.instruct.request import ChatCompletionRequest
from mistral_common.protocol.instruct.validator import MistralRequestValidatorV3, ValidationMode


def main():
    folder = json.load(sys.stdin)["folder"]
    validator = MistralRequestValidatorV3(mode=ValidationMode.finetuning)
    rows, faults = 0, []
    for file in sorted(Path(folder, "data").glob("*.jsonl")):
        for line in file.read_text(encoding="utf8").split("\n")[:-1]:
            row = json.loads(line)
            rows += 1
            try:
                for message in row["messages"]:
                    for call in message.get("tool_calls", []):
                        call["function"]["arguments"] = json.dumps(call["function"]["arguments"])
                request = ChatCompletionRequest(messages=row["messages"], tools=row["tools"])
                validator.validate_request(request)
            except Exception as error:  # A failure is an outcome, whatever it is.
                faults.append(f"{row['id']}: {type(error).__name__}: {error}"[:300])
    passed = rows > 0 and not faults
    detail = f"{rows} rows" if passed else f"{len(faults)} of {rows} rows: {'; '.join(faults[:3])}"
    json.dump({"name": "mistral-common", "passed": passed, "detail": detail}, sys.stdout)


main()
