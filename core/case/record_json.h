#pragma once

#include <string>

#include "core/case/trial.h"

namespace gonio {

// Small records are JSON objects: sorted keys, numbers that come back bit for bit, null for NaN.
// Ids stand in the record's key alone. Decoding: MalformedFile.

std::string encodeCaseHead(const std::string& name);
Result<std::string> decodeCaseHead(const std::string& bytes);

/// Name, video and notes.
std::string encodeTrialHead(const Trial& trial);
Result<Trial> decodeTrialHead(const std::string& bytes);

/// Name and role.
std::string encodePersonHead(const Person& person);
Result<Person> decodePersonHead(const std::string& bytes);

std::string encode(const AnalysisInfo& info);
Result<AnalysisInfo> decodeInfo(const std::string& bytes);

std::string encode(const Correction& correction);
Result<Correction> decodeCorrection(const std::string& bytes);

std::string encode(const FrameCheck& check);
Result<FrameCheck> decodeCheck(const std::string& bytes);

std::string encode(const Event& event);
Result<Event> decodeEvent(const std::string& bytes);

std::string encode(const Phase& phase);
Result<Phase> decodePhase(const std::string& bytes);

std::string encode(const Drawing& drawing);
Result<Drawing> decodeDrawing(const std::string& bytes);

std::string encode(const KeyImage& image);
Result<KeyImage> decodeKeyImage(const std::string& bytes);

}  // namespace gonio
