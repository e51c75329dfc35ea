"""Harbor's own model of a task on every folder; its containers are not started.

Reads {name, folder}, writes one check, as JSON.
"""

import json
import sys
from pathlib import Path

from harbor.models.task.task import Task

order = json.load(sys.stdin)
tasks = [Task(folder) for folder in sorted(Path(order["folder"], "tasks").iterdir())]
rows = sum(
    len(file.read_text(encoding="utf8").split("\n")) - 1 for file in Path(order["folder"], "data").glob("*.jsonl")
)
served = [
    task
    for task in tasks
    if task.instruction.strip()
    and [server.transport for server in task.config.environment.mcp_servers] == ["streamable-http"]
    and task.paths.test_path.exists()
    and task.paths.solve_path.exists()
]
check = {
    "name": order["name"],
    "passed": len(served) == len(tasks) > 0,
    "detail": f"{len(served)} of {len(tasks)} folders are tasks with a server, tests and a solution",
}
json.dump(check, sys.stdout)
