"""Evaluates a model before and after training, on samples whose tools it has not been trained on.

    python scripts/train/evaluate.py runs/train data/train models/small

Serves both models (`serve.py`), runs `toolgrad-mcp evaluate` on each, and prints what changed.
"""

import argparse
import json
import shlex
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).parent


def arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("run", help="folder of the run that the dataset was exported from")
    parser.add_argument("dataset", help="folder of the export: its test split is played")
    parser.add_argument("trained", help="folder that train.py has written")
    parser.add_argument("--model", help="the model that was trained; training.json says it otherwise")
    parser.add_argument("--limit", type=int, default=40, help="examples")
    parser.add_argument("--negatives", default="0.3", help="share of examples that no tool in view can answer")
    parser.add_argument("--tools-per-sample", default="4", help="tools in view")
    parser.add_argument("--after-only", action="store_true", help="leave out the model as it was")
    parser.add_argument("--turns", action="store_true", help="play whole conversations, with real calls")
    parser.add_argument("--program", default="npx toolgrad-mcp", help="the command to run")
    parser.add_argument("--json", action="store_true", help="print JSON and nothing else")
    return parser.parse_args()


def main() -> None:
    given = arguments()
    trained = Path(given.trained)
    model = given.model or json.loads((trained / "training.json").read_text(encoding="utf-8"))["model"]
    serve = [sys.executable, str(HERE / "serve.py"), "--model", model, "--adapter", str(trained), "--port", "0"]
    server = subprocess.Popen(serve, stdout=subprocess.PIPE, text=True)
    try:
        url = server.stdout.readline().strip()
        if not url:
            raise SystemExit("The server did not start; what it said stands above.")
        before = {} if given.after_only else evaluate(given, url, "base", trained)
        after = evaluate(given, url, "trained", trained)
    finally:
        server.terminate()
        server.wait()
    if given.json:
        print(json.dumps({"before": before, "after": after}, indent=2))
        return
    print(f"{'measure':<28}{'before':>9}{'after':>9}")
    for name in after:
        print(f"{name:<28}{shown(before.get(name)):>9}{shown(after[name]):>9}")


def evaluate(given: argparse.Namespace, url: str, name: str, trained: Path) -> dict[str, float | None]:
    """The means of all measures, by their titles."""
    out = trained / "evaluations" / name
    command = [
        *shlex.split(given.program),
        *("evaluate", given.run, "--test-of", given.dataset, "--json"),
        *("--model", f"openai:{name}", "--base-url", url, "--model-concurrency", "1", "--model-timeout", "600"),
        *("--limit", str(given.limit), "--negatives", given.negatives, "--tools-per-sample", given.tools_per_sample),
        *(() if given.turns else ("--single-turn",)),
        *("--out", str(out)),
    ]
    if (out / "evaluation.json").exists():
        command.append("--resume")
    done = subprocess.run(command, stdout=subprocess.PIPE, text=True, check=False)
    if done.returncode != 0:
        raise SystemExit(done.returncode)
    summary = json.loads(done.stdout)["summary"]
    means = {name: measure and measure["mean"] for name, measure in summary["measures"].items()}
    return {"positives": summary["positives"], "negatives": summary["negatives"]} | means


def shown(value: float | None) -> str:
    return "–" if value is None else f"{value:.2f}"


if __name__ == "__main__":
    main()
