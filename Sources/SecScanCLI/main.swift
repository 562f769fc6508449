internal import BuiltInRules
internal import Rules
let set = try BuiltInRules.load()
let worker = Detector(rules: set).makeWorker()
print(worker.detect(in: Array("x = eyJhbGciOiJSUzI1NiIsInR5cCI6IkpXVCJ9.eyJzdWIiOiJtYXJhIiwicm9sZSI6ImFkbWluIn0.Nw7ZkLq2XvB5tR8pHy3JmCf6DgSa9UeQi1Ko4TxV0Mz".utf8)))
