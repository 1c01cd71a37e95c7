#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "core/body/body_model.h"
#include "core/io/tensor.h"
#include "core/job.h"
#include "inference/plugin/skel_training.h"
#include "inference/training/learning_rate.h"
#include "inference/weights/skel_network_shapes.h"

// What programs know of the networks. LibTorch stays behind it, in a library that is loaded when a
// network is first wanted: see loadNetworkLibrary().

namespace gonio {

/// Numbers that a network's backbone computes with; its head always has 32 bits.
enum class Precision {
    Float32,
    BFloat16,  ///< on the GPU; on the CPU where it is asked for, mostly slower
    Half,      ///< on the GPU alone
};

/// Names of the precisions, for options.
inline const std::map<std::string, Precision> kPrecisions{
    {"float32", Precision::Float32}, {"bfloat16", Precision::BFloat16}, {"half", Precision::Half}};

struct NetworkOptions {
    std::string device = "auto";  ///< auto, cpu or cuda:N
    /// Other than 32 bits, the network is tried on opening: see kLargestAngleError_deg.
    Precision precision = Precision::Float32;
    int threads = 0;  ///< on the CPU; 0: as many as there are cores
    /// Put out what lies between as well: features, every stage of SKEL-CF.
    bool details = false;
    HeadCounts heads = {};
    /// For mqhmr's refinement: an imported SMPL body, or a body of SKEL's layout, whose SMPL twin
    /// the network speaks of.
    std::filesystem::path smpl = {};
    int refinementIterations = 10;  ///< of mqhmr's refinement; published, 20 for exercises
    /// Our compact network alone: looks at every crop mirrored as well and joins what it sees.
    bool looksMirrored = false;
};

/// With fewer bits a network may turn an angle of two fixed pictures by so much against 32 bits;
/// else it is not opened.
inline constexpr double kLargestAngleError_deg = 3;

/// A network with its weights, ready to run. Not for several threads at once.
class Network {
public:
    virtual ~Network() = default;

    /// What it is, for people: "HSMR, 1280 wide, 32 blocks".
    virtual std::string title() const = 0;
    /// Where it runs: "CPU, 2 threads".
    virtual std::string device() const = 0;
    /// Pictures that it takes at once without one waiting for another.
    virtual int batch() const = 0;

    /// What to know of its answers, one sentence each: what fewer bits change.
    virtual std::vector<std::string> warnings() const = 0;

    /// Arrays by name, the first side of each being the number of pictures B.
    ///
    /// hsmr: patch B x 3 x 256 x 256 (RGB, normalised) gives poses B x 46 (rad), betas B x 10, cam
    /// B x 3 (scale, x, y); details: features B x width x 16 x 12.
    /// skelcf: patch as above and bbox_info B x 3 give pd_dec_poses, pd_dec_betas, pd_dec_cam;
    /// details: features B x 192 x width, pd_enc_* and layerI_poses (B x 144), _betas, _cam.
    /// humanfov: image B x 3 x 256 x 256 gives fov B x 2 (rad; the second is vertical); details:
    /// pooled.
    /// mqhmr: patch as above gives SMPL: rotations B x 24 x 3 x 3 relative to the parent (the first
    /// in camera axes), poses B x 72 (the same as axis-angle, rad), betas B x 10, cam B x 3 (scale,
    /// x, y), trans_cam B x 3 (m, in the crop's camera of 5000 px). With keypoints2d B x 25 x 3 (x,
    /// y from the crop's centre in crop sides, confidence; OpenPose's 25, or 44 of which they are
    /// the first) the pose is refined, which needs NetworkOptions::smpl: refined B (0 or 1),
    /// refinement_outcome B (0 accepted, 1 fewer than half of the keypoints, 2 shoulders, hips or
    /// knees not seen, 3 sides swapped, 4 not met better, 5 turned too far, 6 limits left, 7 no
    /// finite numbers), reprojection B x 2 (crop sides, before and after).
    /// neurik: markers B x T x M x 3 (m, y up, from the mean of the four pelvis markers; NaN: not
    /// seen) gives of the last frame root B x 3 x 3 (pelvis), coordinates B x 31 (rad, order of
    /// osimTree()), scales B x 28; details: every_* of all T frames, joints B x 20 x 3 (m).
    /// default: patch as above gives poses, betas and cam as hsmr, and keypoints B x 44 x 3: x, y
    /// in crop units from pixel 128 of the patch (in the picture: square's centre + x * side + 0.5
    /// px), and how likely the point is to be seen; keypoint_spread B x 44 x 2: how unsure it is of
    /// x and y, root mean square in crop units; keypoint_modes B x 44 x 2 x 2 x 3: of x and of y the
    /// two likeliest places, each with its share (0..1) and its own spread.
    /// torchscript: a user's own scripted module. Its forward(patch: B x 3 x 256 x 256, float32,
    /// RGB, normalised with ImageNet's means) returns float32 tensors, either a tuple or a
    /// dictionary: poses B x 46 (rad) or continuous B x 144, betas B x 10, cam B x 3. On opening it
    /// is held against that with two pictures; the same picture must get the same answer, alone and
    /// in any batch. Puts out poses, betas and cam.
    ///
    /// MalformedFile where an array is missing, of another shape or not finite; Cancelled.
    virtual Result<TensorMap> run(const TensorMap& inputs, const Job& job) = 0;
};

/// One figure of measureSpeed().
struct NetworkSpeed {
    std::string name;
    double value = 0;
    std::string unit;
    double reference = 0;  ///< 0: none
    std::string referenceUnit;
    int runs = 0;
    std::string note;
};

/// Where and with what measureSpeed() measures.
struct MeasureOptions {
    NetworkOptions network;
    std::shared_ptr<const BodyModel> body;  ///< for the way to the skin
};

/// What to train, and how. Defaults are those of the compact network: trainingKinds() of app/cli
/// has every network's own.
struct TrainingOptions {
    std::string network = "default";
    std::filesystem::path folder;  ///< for checkpoints, the log and the weights
    /// Bodies of the people that are drawn; the network speaks the first one's shape numbers.
    std::vector<std::filesystem::path> bodies;
    std::int64_t steps = 20000;
    double minutes = 0;  ///< stop after so long, to go on later; 0: no limit
    std::uint64_t seed = 1;
    bool resume = false;
    /// Folder of another training whose weights this one begins with; empty: random ones.
    std::filesystem::path from = {};
    int batch = 64;
    double learningRate = 2e-3;
    LearningRate::Course course = LearningRate::Course::Cosine;
    double weightDecay = 0.02;
    std::string device = "auto";  ///< auto, cpu or cuda:N
    /// Of the backbone while training; the weights themselves keep 32 bits.
    Precision precision = Precision::Float32;
    int threads = 0;                ///< 0: as many as there are cores
    std::filesystem::path markers;  ///< table of virtual markers, of networks that see markers
    /// Settings that one network alone has, by name; what is not there is as published.
    std::map<std::string, double> own;
    SkelTraining skel;  ///< of "hsmr" and "skelcf" alone
};

struct TrainingReport {
    std::int64_t steps = 0;   ///< done in all
    bool isComplete = false;  ///< else the time was over
    std::map<std::string, double> losses;
    std::filesystem::path weights;  ///< the averaged network, ready for open() and for importing
};

class NetworkLibrary {
public:
    virtual ~NetworkLibrary() = default;

    /// Names for open(): "hsmr", ...
    virtual std::vector<std::string> backends() const = 0;

    /// \param weights  a file as published or imported, see networkKinds()
    /// \return Usage: an unknown backend or device, a precision that the device has not;
    /// Unsupported: one with which the angles are too far off; else as openWeightFile() and the
    /// network's check of its tensors
    virtual Result<std::unique_ptr<Network>> open(const std::string& backend,
                                                  const std::filesystem::path& weights,
                                                  const NetworkOptions& options) const = 0;

    /// Names for train(): "default", ...
    virtual std::vector<std::string> trainers() const = 0;

    /// Trains a network from the beginning, or goes on with what is in the folder. What comes out
    /// follows from the options alone, to the bit on one kind of processor, however many threads
    /// or interruptions there are.
    /// \return Usage: an unknown network, a folder that holds a training already or another one
    /// than is to go on; SolverFailed: a loss became infinite; WriteFailed; Cancelled
    virtual Result<TrainingReport> train(const TrainingOptions& options, const Job& job) const = 0;

    /// What slows networks down on this machine, one sentence each.
    virtual std::vector<std::string> warnings() const = 0;

    /// Full-size networks with random weights, beside the machine's rate of matrix products.
    virtual Result<std::vector<NetworkSpeed>> measureSpeed(const MeasureOptions& options,
                                                           const Job& job) const = 0;
};

/// Changes with every change of this header, so that an old library is not taken for a new one.
inline constexpr int kNetworkLibraryVersion = 11;
/// The library's one symbol: `const NetworkLibrary* gonioNetworkLibrary(int version)`; null where
/// it was made for another version.
inline constexpr const char* kNetworkLibraryEntry = "gonioNetworkLibrary";
using NetworkLibraryEntry = const NetworkLibrary* (*)(int version);

}  // namespace gonio
