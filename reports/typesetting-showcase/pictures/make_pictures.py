"""Makes the raster pictures of this report: a numerical phantom, before and after segmentation.

The phantom is drawn from ellipses (Shepp and Logan, IEEE Trans Nucl Sci 1974;21:21-43, with the
contrasts of Toft, 1996); nobody was imaged. Needs numpy and Pillow.
"""

import numpy as np
from PIL import Image

SIZE = 840  # pixels: 330 per inch at 65 mm

# intensity, half axes, centre, angle in degrees
ELLIPSES = [
    (1.0, 0.69, 0.92, 0.0, 0.0, 0),
    (-0.8, 0.6624, 0.8740, 0.0, -0.0184, 0),
    (-0.2, 0.1100, 0.3100, 0.22, 0.0, -18),
    (-0.2, 0.1600, 0.4100, -0.22, 0.0, 18),
    (0.1, 0.2100, 0.2500, 0.0, 0.35, 0),
    (0.1, 0.0460, 0.0460, 0.0, 0.1, 0),
    (0.1, 0.0460, 0.0460, 0.0, -0.1, 0),
    (0.1, 0.0460, 0.0230, -0.08, -0.605, 0),
    (0.1, 0.0230, 0.0230, 0.0, -0.606, 0),
    (0.1, 0.0230, 0.0460, 0.06, -0.605, 0),
]
LESION = (0.22, 0.17, 0.12, -0.02, -0.38, 25)


def inside(ellipse, x, y):
    _, a, b, x0, y0, angle = ellipse
    turn = np.deg2rad(angle)
    u = (x - x0) * np.cos(turn) + (y - y0) * np.sin(turn)
    v = (y - y0) * np.cos(turn) - (x - x0) * np.sin(turn)
    return (u / a) ** 2 + (v / b) ** 2 <= 1


def phantom():
    step = (np.arange(2 * SIZE) + 0.5) / SIZE - 1
    x, y = np.meshgrid(step, -step)
    image = np.zeros_like(x)
    for ellipse in ELLIPSES:
        image += ellipse[0] * inside(ellipse, x, y)
    lesion = inside(LESION, x, y)
    image += LESION[0] * lesion
    halve = lambda grid: grid.reshape(SIZE, 2, SIZE, 2).mean(axis=(1, 3))
    return halve(image), halve(lesion.astype(float))


def main():
    image, lesion = phantom()
    noise = np.random.default_rng(20261121).normal(0, 0.02, image.shape)
    grey = np.clip(255 * np.clip(image + noise * (image > 0), 0, 1) ** 0.8, 0, 255).astype(np.uint8)
    Image.fromarray(grey).save("phantom.png", optimize=True, dpi=(330, 330))

    colour = np.stack([grey] * 3, axis=-1).astype(float)
    weight = 0.55 * lesion[..., None]
    colour = colour * (1 - weight) + np.array([200, 40, 60]) * weight
    Image.fromarray(colour.astype(np.uint8)).save("segmented.jpg", quality=88, dpi=(330, 330))


if __name__ == "__main__":
    main()
