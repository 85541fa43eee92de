"""Golden values of the transformer's fits and scores: a tiny OPT of Hugging Face transformers 5.18 in PyTorch 2.13.

Writes ../resources/golden/language.safetensors: weights; six sequences of unequal lengths; the log-probability of every token but
the first of each, the entropy and the Gini coefficient of its law, the last hidden states; and the losses and learning rates of 20
steps of torch.optim.AdamW (lr 3e-2, weight decay 0.1 on tensors of two axes or more) with 3 steps of warm-up and a cosine to
3e-3, gradients clipped to 0.5 and added up over two batches of three sequences, losses averaged over the tokens of both.

    python3 language.py
"""
import pathlib

import torch
from safetensors.torch import save_file
from transformers import OPTConfig, OPTForCausalLM, get_scheduler

STEPS = 20

torch.manual_seed(20240724)
config = OPTConfig(
    vocab_size=50,
    hidden_size=16,
    word_embed_proj_dim=16,
    num_hidden_layers=2,
    num_attention_heads=2,
    ffn_dim=32,
    max_position_embeddings=24,
    dropout=0.0,
    attention_dropout=0.0,
    activation_function="relu",
    init_std=0.3,
    pad_token_id=1,
    bos_token_id=2,
    eos_token_id=2,
)
model = OPTForCausalLM(config).eval()
lengths = [12, 5, 9, 2, 17, 1]
texts = [torch.randint(3, 50, (n,)) for n in lengths]
out = {"weight." + n: p.detach().clone() for n, p in model.named_parameters()}
out["tokens"] = torch.cat(texts).int()
out["lengths"] = torch.tensor(lengths, dtype=torch.int32)


def batch(rows):
    longest = max(len(texts[i]) for i in rows)
    ids = torch.zeros(len(rows), longest, dtype=torch.long)
    labels = torch.full((len(rows), longest), -100)
    mask = torch.zeros(len(rows), longest, dtype=torch.long)
    for k, i in enumerate(rows):
        ids[k, : len(texts[i])] = labels[k, : len(texts[i])] = texts[i]
        mask[k, : len(texts[i])] = 1
    return ids, labels, mask


scores, entropies, ginis, hidden = [], [], [], []
with torch.no_grad():
    for text in texts:
        answer = model(text[None], output_hidden_states=True)
        logs = answer.logits[0, :-1].double().log_softmax(-1)
        scores.append(logs.gather(1, text[1:, None])[:, 0])
        p, _ = logs.exp().sort(-1)
        n = p.shape[-1]
        entropies.append(-(logs.exp() * logs).sum(-1))
        ginis.append(((2 * torch.arange(1, n + 1) - n - 1) * p).sum(-1) / n)
        hidden.append(model.model(text[None]).last_hidden_state[0, -1])
out["scores"], out["entropies"], out["ginis"] = torch.cat(scores), torch.cat(entropies), torch.cat(ginis)
out["hidden"] = torch.stack(hidden)

wide = [p for p in model.parameters() if p.dim() >= 2]
thin = [p for p in model.parameters() if p.dim() < 2]
adamw = torch.optim.AdamW([{"params": wide, "weight_decay": 0.1}, {"params": thin, "weight_decay": 0.0}], lr=3e-2)
schedule = get_scheduler(
    "cosine_with_min_lr", adamw, num_warmup_steps=3, num_training_steps=STEPS, scheduler_specific_kwargs={"min_lr": 3e-3}
)
predicted = sum(n - 1 for n in lengths)
losses, rates, norms = [], [], []
for _ in range(STEPS):
    adamw.zero_grad()
    loss = 0.0
    for rows in ([0, 1, 2], [3, 4, 5]):
        ids, labels, mask = batch(rows)
        part = model(ids, attention_mask=mask, labels=labels, num_items_in_batch=predicted).loss
        part.backward()
        loss += part.item()
    norms.append(torch.nn.utils.clip_grad_norm_(model.parameters(), 0.5).item())
    losses.append(loss)
    rates.append(adamw.param_groups[0]["lr"])
    adamw.step()
    schedule.step()
out["losses"] = torch.tensor(losses, dtype=torch.float64)
out["rates"] = torch.tensor(rates, dtype=torch.float64)
print("loss", losses[0], losses[-1], "norms", min(norms), max(norms))
target = pathlib.Path(__file__).parent.parent / "resources" / "golden" / "language.safetensors"
save_file({n: t.contiguous() for n, t in out.items()}, target)
