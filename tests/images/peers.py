"""Compares what `image_prepare` made with libjpeg (through Pillow) and pydicom: see .ci/images-peers.

`make FOLDER` writes JPEGs of every sampling, layout of scans, restart interval and odd size, and copies pydicom's own test files.
`compare FOLDER RESULTS` prints each file's mean difference of 255, or why it was refused; a difference above 1 ends with status 1
(of a JPEG above 2: decoders interpolate subsampled colour differently).
"""

import io
import itertools
import shutil
import subprocess
import sys
import warnings
from pathlib import Path

import numpy as np
from PIL import Image, ImageOps

SIDE = 896
SCANS = {
    "one": None,
    "each": "0;1;2;",
    "last-together": "0;1 2;",
    "first-together": "0 1;2;",
}


def picture(width, height):
    y, x = np.mgrid[0:height, 0:width].astype(np.float64)
    channels = [
        127 + 120 * np.sin(x / 17) * np.cos(y / 23),
        255 * x / width,
        127 + 100 * np.sin((x + y) / 31),
    ]
    return Image.fromarray(np.clip(np.stack(channels, -1), 0, 255).astype(np.uint8), "RGB")


def make(folder):
    script = folder.parent / "scans.txt"
    for width, height in [(640, 480), (321, 243), (17, 33), (8, 8), (97, 200)]:
        source = io.BytesIO()
        picture(width, height).save(source, "PPM")
        grey = io.BytesIO()
        picture(width, height).convert("L").save(grey, "PPM")
        samplings = ["1x1", "2x1", "1x2", "2x2", "4x1", "1x4", "4x2", "2x1,1x2,1x1", "2x2,2x1,2x1", "2x2,1x2,1x2", "1x1,2x2,2x2"]
        for sampling, scans, restart, progressive in itertools.product(samplings, SCANS, ["0", "1", "5B", "64B"], [False, True]):
            if progressive and SCANS[scans]:
                continue
            command = ["cjpeg", "-quality", "90", "-sample", sampling, "-restart", restart]
            if SCANS[scans]:
                script.write_text(SCANS[scans])
                command += ["-scans", str(script)]
            if progressive:
                command += ["-progressive"]
            done = subprocess.run(command, input=source.getvalue(), capture_output=True)
            if done.returncode == 0:
                kind = "progressive" if progressive else scans
                name = f"{width}x{height}_{sampling.replace(',', '+')}_{kind}_r{restart}.jpg"
                (folder / name).write_bytes(done.stdout)
        for sampling, restart, progressive in itertools.product(["1x1", "2x2", "2x1"], ["0", "1", "5B"], [False, True]):
            command = ["cjpeg", "-grayscale", "-quality", "90", "-sample", sampling, "-restart", restart] + ["-progressive"] * progressive
            done = subprocess.run(command, input=grey.getvalue(), capture_output=True)
            if done.returncode == 0:
                (folder / f"{width}x{height}_grey{sampling}_{'progressive' if progressive else 'one'}_r{restart}.jpg").write_bytes(done.stdout)
    import pydicom.data

    for file in sorted((Path(pydicom.data.__file__).parent / "test_files").glob("*.dcm")):
        shutil.copy(file, folder / file.name)


def squared(image):
    side = max(image.size)
    square = Image.new("RGB", (side, side))
    square.paste(image, ((side - image.width) // 2, (side - image.height) // 2))
    return np.asarray(square.resize((SIDE, SIDE), Image.Resampling.BILINEAR)).astype(int)


def film(path):
    """As pydicom's own functions have it: to real values, through the first window, else a table, else over the range."""
    import pydicom
    from pydicom.pixels import apply_color_lut, apply_modality_lut, apply_voi_lut, pixel_array

    dataset = pydicom.dcmread(path)
    pixels = pixel_array(dataset, index=0) if int(dataset.get("NumberOfFrames", 1) or 1) > 1 else pixel_array(dataset)
    if dataset.PhotometricInterpretation == "PALETTE COLOR":
        coloured = apply_color_lut(pixels, dataset)
        return Image.fromarray((coloured >> 8 if coloured.max() > 255 else coloured).astype(np.uint8), "RGB")
    if pixels.ndim == 3:
        return Image.fromarray(pixels.astype(np.uint8), "RGB")
    real = apply_modality_lut(pixels, dataset).astype(np.float64)
    if "WindowCenter" in dataset and dataset.WindowCenter not in (None, ""):
        modified = apply_voi_lut(apply_modality_lut(pixels, dataset), dataset, prefer_lut=False).astype(np.float64)
        # The range that pydicom maps a window onto: all values that the film could hold.
        bits, signed = dataset.BitsStored, dataset.PixelRepresentation
        if "ModalityLUTSequence" in dataset:
            low, high = 0, 2 ** dataset.ModalityLUTSequence[0].LUTDescriptor[2] - 1
        else:
            low, high = (-(2 ** (bits - 1)), 2 ** (bits - 1) - 1) if signed else (0, 2**bits - 1)
            slope, intercept = float(dataset.get("RescaleSlope", 1)), float(dataset.get("RescaleIntercept", 0))
            low, high = low * slope + intercept, high * slope + intercept
    elif "VOILUTSequence" in dataset:
        modified = apply_voi_lut(apply_modality_lut(pixels, dataset), dataset).astype(np.float64)
        low, high = 0, max(dataset.VOILUTSequence[0].LUTData)
    else:
        modified, low, high = real, real.min(), real.max()
    shades = np.rint(255 * (modified - low) / max(high - low, 1e-9)).clip(0, 255)
    if dataset.PhotometricInterpretation == "MONOCHROME1":
        shades = 255 - shades
    return Image.fromarray(shades.astype(np.uint8), "L").convert("RGB")


def compare(folder, results):
    warnings.simplefilter("ignore")
    worst = 0
    counts = {}
    for path in sorted(folder.iterdir()):
        jpeg = path.suffix == ".jpg"
        refused = results / f"{path.name}.refused"
        if refused.exists():
            key = ("jpeg" if jpeg else "dicom", "refused")
            counts[key] = counts.get(key, 0) + 1
            print(f"{path.name}: refused: {refused.read_text()}")
            continue
        found = np.frombuffer((results / f"{path.name}.rgb").read_bytes(), np.uint8).reshape(SIDE, SIDE, 3).astype(int)
        try:
            image = ImageOps.exif_transpose(Image.open(path)).convert("RGB") if jpeg else film(path)
        except Exception as error:
            print(f"{path.name}: the peer does not read it: {type(error).__name__} {str(error)[:100]}")
            continue
        difference = np.abs(found - squared(image)).mean()
        off = difference > (2 if jpeg else 1)
        worst |= off
        key = ("jpeg" if jpeg else "dicom", "off" if off else "same")
        counts[key] = counts.get(key, 0) + 1
        if off or not jpeg:
            print(f"{path.name}: {difference:.3f}{' OFF' if off else ''}")
    print(counts)
    sys.exit(int(worst))


if sys.argv[1] == "make":
    make(Path(sys.argv[2]))
else:
    compare(Path(sys.argv[2]), Path(sys.argv[3]))
