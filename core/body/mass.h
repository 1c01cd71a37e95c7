#pragma once

#include <array>

#include "core/body/skeleton.h"

namespace gonio {

/// Share of the body mass placed at each joint centre; sums to 1. Segment masses and centres after
/// de Leva (1996), both sexes averaged, each segment's mass split between its end joints so that
/// its centre comes out; the trunk is spread over hips, T12/L1 and C7, the foot evenly.
inline const std::array<double, kJointCount>& massAtJoints() {
    static const std::array<double, kJointCount> mass = [] {
        using enum Joint;

        struct Segment {
            Joint proximal, distal;
            double massShare, centreShare;  ///< of the body's mass; of the length, from proximal
        };

        constexpr double kTrunk = 0.4302;
        constexpr Segment kSegments[] = {{Head, Head, 0.0681, 0},
                                         {LumbarBody, Thorax, 0.722 * kTrunk, 0.365},
                                         {FemurR, FemurL, 0.278 * kTrunk, 0.5},
                                         {HumerusL, UlnaL, 0.0263, 0.5763},
                                         {HumerusR, UlnaR, 0.0263, 0.5763},
                                         {UlnaL, HandL, 0.0150, 0.4567},
                                         {UlnaR, HandR, 0.0150, 0.4567},
                                         {HandL, HandL, 0.00585, 0},
                                         {HandR, HandR, 0.00585, 0},
                                         {FemurL, TibiaL, 0.1447, 0.3854},
                                         {FemurR, TibiaR, 0.1447, 0.3854},
                                         {TibiaL, TalusL, 0.0457, 0.4438},
                                         {TibiaR, TalusR, 0.0457, 0.4438},
                                         {CalcnL, ToesL, 0.0133, 0.5},
                                         {CalcnR, ToesR, 0.0133, 0.5}};
        double total = 0;
        for (const Segment& segment : kSegments) total += segment.massShare;
        std::array<double, kJointCount> share{};
        for (const Segment& segment : kSegments) {
            const double m = segment.massShare / total;
            share[id(segment.proximal)] += m * (1 - segment.centreShare);
            share[id(segment.distal)] += m * segment.centreShare;
        }
        return share;
    }();
    return mass;
}

}  // namespace gonio
