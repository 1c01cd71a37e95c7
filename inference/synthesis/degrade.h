#pragma once

#include <array>
#include <cstdint>
#include <vector>

#include "inference/synthesis/dice.h"

namespace gonio {

/// What a lens, a sensor and a file do to a picture.
struct Degradation {
    int defocus = 0;                     ///< how often a [1 2 1] / 4 blur is applied
    float shakeX_px = 0, shakeY_px = 0;  ///< the camera moved this far during the exposure
    float reduction = 1;                 ///< the sensor has this many times fewer pixels a side
    float exposure = 0.2F;               ///< the mean grey to which it was exposed, linear
    std::array<float, 3> balance{1, 1, 1};
    float contrast = 1, saturation = 1;  ///< after the camera's curve
    float shotNoise = 0, readNoise = 0;  ///< variance per linear grey, deviation
    int quality = 100;                   ///< of the block compression; 100: none
    std::uint64_t noiseSeed = 0;
};

/// \param strength  0: a clean picture; 1: as found among videos of all kinds
Degradation randomDegradation(double strength, Dice& dice);

/// A picture's size, px.
struct PixelGrid {
    int rows = 0, columns = 0;
};

/// Size of the sensor's picture for a crop of this size.
PixelGrid sensorGrid(const Degradation& how, const PixelGrid& crop);

/// From linear RGB (rows x columns x 3) as the sensor sees it to the bytes of a file as it is
/// decoded, enlarged to the crop. `linear` is used up. Pixel i of the crop shows place
/// i sensor.rows / crop.rows of the sensor's picture, as crops count their places.
void degrade(const Degradation& how, const PixelGrid& sensor, const PixelGrid& crop,
             std::vector<float>& linear, std::vector<std::uint8_t>& bytes);

/// JPEG's way of losing detail: 8 x 8 cosines of brightness and of halved colours, quantised.
void quantiseBlocks(std::vector<std::uint8_t>& rgb, int rows, int columns, int quality);

}  // namespace gonio
