#include "inference/weights/network_kinds.h"

#include <algorithm>
#include <array>
#include <optional>

#include "inference/weights/compact_shapes.h"
#include "inference/weights/hmr2_shapes.h"
#include "inference/weights/humanfov_shapes.h"
#include "inference/weights/mqhmr_shapes.h"
#include "inference/weights/neurik_shapes.h"
#include "inference/weights/skel_network_shapes.h"

namespace gonio {
namespace {

template <auto ConfigOf, class... Default>
Result<void> checked(const TensorShapes& given, const Default&... defaults) {
    const auto config = ConfigOf(given, defaults...);
    return config ? Result<void>{} : tl::unexpected<Error>(config.error());
}

Result<void> checkHsmr(const TensorShapes& given) {
    return checked<hsmrConfigOf>(given, HeadCounts{});
}

Result<void> checkSkelCf(const TensorShapes& given) {
    return checked<skelCfConfigOf>(given, HeadCounts{});
}

Result<void> checkHumanFov(const TensorShapes& given) {
    return checked<humanFovConfigOf>(given);
}

Result<void> checkHmr2(const TensorShapes& given) {
    return checked<hmr2ConfigOf>(given);
}

Result<void> checkMqHmr(const TensorShapes& given) {
    return checked<mqHmrConfigOf>(given, HeadCounts{});
}

Result<void> checkNeurIk(const TensorShapes& given) {
    return checked<neurIkConfigOf>(given, HeadCounts{});
}

Result<void> checkCompact(const TensorShapes& given) {
    return checked<compactConfigOf>(given);
}

Result<void> checkBackbone(const TensorShapes& given) {
    const auto config = vitConfigOf(given, "");
    if (!config) return passOn(config.error(), "reading the backbone of ViTPose");
    return demandEqual(vitShapes(*config), given, "ViTPose backbone");
}

constexpr std::string_view kResearchOnly =
    "trained with SMPL and SKEL material, whose licences allow non-commercial research only; not "
    "to be passed on.";

std::string_view hsmrLicence() {
    static const std::string text =
        "HSMR weights by their authors (the code is MIT, the page of the weights names no licence "
        "that could be verified); " +
        std::string(kResearchOnly);
    return text;
}

std::string_view skelCfLicence() {
    static const std::string text =
        "SKEL-CF weights by their authors (no licence file could be verified); " +
        std::string(kResearchOnly);
    return text;
}

const std::vector<NetworkKind>& kinds() {
    static const std::vector<NetworkKind> all = {
        {"hsmr",
         "HSMR",
         "head.transformer.transformer.",
         {"skel_model", "body_model", "discriminator.", "initialized"},
         checkHsmr,
         hsmrLicence()},
        {"skelcf",
         "SKEL-CF",
         "decoder.to_pose_embedding.",
         {"skel_model", "body_model", "cam_model."},
         checkSkelCf,
         skelCfLicence()},
        {"hmr2",
         "HMR2.0",
         "smpl_head.transformer.",
         {"smpl.", "body_model", "discriminator.", "initialized"},
         checkHmr2,
         "HMR2.0 weights by their authors (the code is MIT); trained with SMPL, whose licence "
         "allows non-commercial research only; not to be passed on."},
        {"humanfov",
         "HumanFoV",
         "backbone.downsample_stage_1.",
         {},
         checkHumanFov,
         "CameraHMR's field-of-view weights by their authors: research use after registration; "
         "not to be passed on."},
        {"mqhmr",
         "MQ-HMR",
         "head.joint.fc1.",
         {"smpl.", "body_model"},
         checkMqHmr,
         "MQ-HMR weights: its authors published none, so whoever trained these decides; what was "
         "trained with SMPL is for non-commercial research only."},
        {"neurik",
         "NeurIK",
         "spatial.0.in.conv.",
         {},
         checkNeurIk,
         "NeurIK weights: its authors published none, so whoever trained these decides."},
        {"default",
         "Goniograph's compact network",
         "simcc.x.",
         {},
         checkCompact,
         "Weights of the compact network: our own come with the program and under its licence; of "
         "others, whoever trained them decides."},
        {"vitpose",
         "ViTPose backbone",
         "blocks.0.attn.",
         {"keypoint_head."},
         checkBackbone,
         "ViTPose backbone by its authors (the code is Apache-2.0)."}};
    return all;
}

/// Where in a name the signature begins as a part of its own; nothing where it does not.
std::optional<std::size_t> findPart(std::string_view name, std::string_view signature) {
    for (std::size_t at = name.find(signature); at != std::string_view::npos;
         at = name.find(signature, at + 1)) {
        if (at == 0 || name[at - 1] == '.') return at;
    }
    return std::nullopt;
}

/// Averaged weights before others, then the shorter prefix.
bool isBetter(std::string_view prefix, std::string_view than) {
    const bool averaged = prefix.starts_with("ema"), thanAveraged = than.starts_with("ema");
    return averaged != thanAveraged ? averaged : prefix.size() < than.size();
}

std::optional<std::string> findPrefix(const TensorShapes& given, std::string_view signature) {
    std::optional<std::string> best;
    for (const auto& [name, shape] : given) {
        const auto at = findPart(name, signature);
        if (!at || name.starts_with("optimizer")) continue;
        if (!best || isBetter(name.substr(0, *at), *best)) best = name.substr(0, *at);
    }
    return best;
}

bool isBeside(const NetworkKind& kind, std::string_view name) {
    return std::ranges::any_of(kind.besides,
                               [name](std::string_view part) { return name.starts_with(part); });
}

FoundNetwork collect(const TensorShapes& given, const NetworkKind& kind, std::string prefix) {
    FoundNetwork found{&kind, std::move(prefix), {}};
    for (auto it = given.lower_bound(found.prefix);
         it != given.end() && it->first.starts_with(found.prefix); ++it) {
        const std::string name = it->first.substr(found.prefix.size());
        if (!isBeside(kind, name)) found.shapes.emplace(name, it->second);
    }
    return found;
}

tl::unexpected<Error> unknown(const TensorShapes& given) {
    constexpr int kNamed = 3;
    std::string names;
    int count = 0;
    for (const auto& [name, shape] : given) {
        if (count++ == kNamed) break;
        names += (names.empty() ? " such as '" : ", '") + name.substr(0, 100) + "'";
    }
    std::string known;
    for (const NetworkKind& kind : kinds()) {
        known += (known.empty() ? "" : ", ") + std::string(kind.title);
    }
    return fail(ErrorCode::Unsupported,
                "the file holds " + std::to_string(given.size()) + " tensors" + names +
                    ", but none of the networks that are known (" + known +
                    "); choose the file of weights as its authors publish it");
}

}  // namespace

std::span<const NetworkKind> networkKinds() {
    return kinds();
}

const NetworkKind* findNetworkKind(std::string_view id) {
    const auto found = std::ranges::find(kinds(), id, &NetworkKind::id);
    return found == kinds().end() ? nullptr : &*found;
}

Result<std::vector<FoundNetwork>> findNetworks(const TensorShapes& given) {
    std::vector<FoundNetwork> networks;
    for (const NetworkKind& kind : kinds()) {
        auto prefix = findPrefix(given, kind.signature);
        const bool isPart = std::ranges::any_of(networks, [&prefix](const FoundNetwork& whole) {
            return prefix == whole.prefix + "backbone.";
        });
        if (!prefix || isPart) continue;
        networks.push_back(collect(given, kind, std::move(*prefix)));
    }
    return networks.empty() ? Result<std::vector<FoundNetwork>>(unknown(given))
                            : std::move(networks);
}

}  // namespace gonio
