"""A normal distribution for every column: an external learner in 20 lines. See docs/external-learner.md."""
import argparse, json, random, statistics

parser = argparse.ArgumentParser()
parser.add_argument("action", choices=["fit", "sample"])
for name, kind in [("train", str), ("model", str), ("out", str), ("n", int), ("seed", int)]:
    parser.add_argument("--" + name, type=kind)
args = parser.parse_args()
if args.action == "fit":
    with open(args.train) as lines:
        rows = [json.loads(line) for line in lines]
    columns = {key: [row[key] for row in rows] for key in rows[0]}
    model = {key: [statistics.fmean(x), statistics.stdev(x) if len(x) > 1 else 0] for key, x in columns.items()}
    with open(args.model + "/model.json", "w") as out:
        json.dump(model, out)
else:
    rng, model = random.Random(args.seed), json.load(open(args.model + "/model.json"))
    with open(args.out, "w") as out:
        for _ in range(args.n):
            print(json.dumps({key: rng.gauss(mean, std) for key, (mean, std) in model.items()}), file=out)
