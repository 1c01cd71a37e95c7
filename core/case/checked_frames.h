#pragma once

#include "core/case/case.h"
#include "core/correct/worst_frames.h"

namespace gonio {

/// Doubtful frames that somebody looked at and found right. Such a word is worth as much as what
/// was looked at: it counts while the analysis and the refined stretches of its frames are those
/// that were on the screen, and again when an undo brings them back.

/// What is on the screen in these frames, as a text that is equal where that is: the hash of the
/// base and the signatures of the patches there. Empty for a person without an analysis.
std::string seenIn(const Person& person, FrameRange frames);

/// Whether the check still speaks of what the person's frames are now.
bool isCurrent(const Person& person, const FrameCheck& check);

/// Id of the check that counts for a frame; 0: none.
int checkAt(const Person& person, int frame);

/// The places of `worst` that are left to be looked at: with no correction in their stretch, and
/// not found right at their worst frame.
std::vector<WorstFrame> worstLeft(const Person& person, const std::vector<WorstFrame>& worst);

/// What "this frame is right" speaks of: the doubtful stretch about it, where it is part of one.
FrameRange stretchAt(const std::vector<WorstFrame>& worst, int frame);

/// Says that the frames are right, or takes that back where `frame` is found right already.
/// \param worst  of the person, as worstFrames() gives them  \return empty without an analysis
Edit toggleCheck(const Case& value, int trial, int person, int frame,
                 const std::vector<WorstFrame>& worst);

}  // namespace gonio
