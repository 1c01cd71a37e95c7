#pragma once

#include <array>
#include <vector>

#include "core/body/ik_motion.h"
#include "core/body/marker_table.h"
#include "core/io/tensor.h"
#include "core/result.h"

namespace gonio {

/// Markers of one person over a clip; the world is y up, metres.
struct MarkerClip {
    std::vector<double> times_s;             ///< strictly increasing
    std::vector<int> frameIndices;           ///< of the frames in the video
    std::vector<Eigen::Matrix3Xd> places_m;  ///< a column a marker; NaN: not seen
};

/// Which of a window's frames an answer is for.
enum class NeurIkAnswer {
    LastFrame,    ///< the paper's: only the past counts
    CentreFrame,  ///< for finished recordings: past and future count alike; asks for every frame
    EveryFrame,   ///< the paper's multi-frame variant: half as many windows as overlap by half
};

/// A marker on the pelvis, which says where the person is.
struct PelvisMarker {
    int marker = -1;                                       ///< column
    Eigen::Vector3d inPelvis_m = Eigen::Vector3d::Zero();  ///< on the unscaled tree
};

/// How NeurIK is run over a clip (fact sheet BioPose 2.3, 2.10).
struct NeurIkRules {
    int frames = 64;      ///< of a window
    double rate_hz = 30;  ///< of the frames in a window, whatever the video's
    double maxGap_s = 0.2;
    NeurIkAnswer answer = NeurIkAnswer::LastFrame;
    /// Windows are turned about y until the pelvis points to +x on average. For a network that was
    /// trained with all headings it makes no difference.
    bool removesHeading = true;
    std::array<PelvisMarker, 4> pelvis;  ///< front right, front left, back right, back left
};

/// The pelvis' markers of a table: RASI, LASI, RPSI, LPSI.
/// \return Usage where the table has not all four on the pelvis
Result<std::array<PelvisMarker, 4>> pelvisMarkersOf(const MarkerTable& table);

/// Cuts a clip's markers into the windows that NeurIK answers, and makes one motion of the answers.
///
/// A frame counts where all four pelvis markers are seen. Where they are not for longer than
/// maxGap_s, what comes after is a clip of its own; its frames are laid on an even grid of about
/// rate_hz whose ends are the first and the last frame, every marker interpolated between the
/// frames that see it if they are no further apart than maxGap_s, else not seen. Before the first
/// frame (and, for CentreFrame, after the last) that frame is repeated. Places are told from the
/// mean of the pelvis markers.
class NeurIkWindows {
public:
    /// \return Usage where sizes differ, times do not increase, no frame counts or the rules are
    /// impossible
    static Result<NeurIkWindows> of(const NeurIkRules& rules, const MarkerClip& clip);

    int count() const { return static_cast<int>(m_windows.size()); }

    /// Input of the network: `count` windows from `first` on, count x frames x M x 3 (m; NaN: not
    /// seen).
    Tensor markers(int first, int count) const;

    /// What the network said of them: root, coordinates, scales, or for CentreFrame and EveryFrame
    /// every_root, every_coordinates, every_scales.
    /// \return MalformedFile where an array is missing, of another shape or not finite
    Result<void> take(int first, int count, const TensorMap& answers);

    /// One entry a frame of the clip: angles interpolated between the grid's frames, one set of
    /// scales (the median over the grid, weighted with the share of markers that were seen), the
    /// pelvis where its measured markers are. Frames in short gaps are Interpolated, others
    /// Missing. \return Usage where answers are missing
    Result<IkMotion> assembled() const;

private:
    /// A stretch without long gaps, on its own grid.
    struct Stretch {
        int first = 0, count = 0;  ///< grid frames
        double begin_s = 0, step_s = 0;

        double end_s() const { return begin_s + step_s * (count - 1); }
    };

    struct Window {
        int stretch = 0, first = 0;  ///< grid frame of the first slot, may lie before the stretch
        double heading_rad = 0;
    };

    /// What is known of a frame of the grid, and where its answer stands.
    struct GridFrame {
        Eigen::Matrix3Xd places_m;
        int window = 0, slot = 0;
        bool isAnswered = false;
        Eigen::Quaterniond root = Eigen::Quaterniond::Identity();
        OsimCoordinates coordinates_rad = OsimCoordinates::Zero();
        OsimScales scales = OsimScales::Ones();
    };

    NeurIkWindows(NeurIkRules rules, MarkerClip clip);
    bool isSeen(const Eigen::Matrix3Xd& places_m) const;
    void addStretch(int first, int last);
    void resample(const Stretch& stretch, int first, int last);
    void addWindows(int stretch);
    void addWindow(int stretch, int first);
    void answerBy(int gridFrame, int window, int slot);
    const Eigen::Matrix3Xd& slotPlaces(const Window& window, int slot) const;
    double headingOf(const Window& window) const;
    OsimScales medianScales() const;
    void setFrame(const Stretch& stretch, std::size_t frame, IkMotion& motion) const;
    void placePelvis(IkMotion& motion) const;

    NeurIkRules m_rules;
    MarkerClip m_clip;
    std::vector<Stretch> m_stretches;
    std::vector<GridFrame> m_grid;
    std::vector<Window> m_windows;
};

}  // namespace gonio
