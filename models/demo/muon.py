"""An optimizer for the matrices of the layers."""

import torch
from torch import Tensor


class Muon:
    """Momentum, made orthogonal, for the matrices of the layers: fewer steps than with Adam. After Jordan et al. 2024."""

    def __init__(self, matrices: list[Tensor]) -> None:
        """The matrices; those of one shape are treated together."""
        shapes: dict[torch.Size, list[Tensor]] = {}
        for matrix in matrices:
            shapes.setdefault(matrix.shape, []).append(matrix)
        self.groups = list(shapes.values())
        self.momentum = [torch.zeros(len(group), *group[0].shape) for group in self.groups]

    @torch.no_grad()
    def step(self, rate: float, decay: float) -> None:
        """One step."""
        for group, momentum in zip(self.groups, self.momentum, strict=True):
            slope = torch.stack([matrix.grad for matrix in group])
            momentum.lerp_(slope, 0.05)
            update = orthogonal(slope.lerp(momentum, 0.95))
            scale = rate * max(1.0, slope.shape[1] / slope.shape[2]) ** 0.5
            for matrix, change in zip(group, update, strict=True):
                matrix.mul_(1 - rate * decay).add_(change, alpha=-scale)


def orthogonal(x: Tensor) -> Tensor:
    """The nearest half-orthogonal matrices, about, by five Newton–Schulz steps."""
    tall = x.shape[1] > x.shape[2]
    x = x.transpose(1, 2) if tall else x
    x = x / (x.norm(dim=(1, 2), keepdim=True) + 1e-7)
    for _ in range(5):
        gram = x @ x.transpose(1, 2)
        x = 3.4445 * x + (-4.7750 * gram + 2.0315 * gram @ gram) @ x
    return x.transpose(1, 2) if tall else x
