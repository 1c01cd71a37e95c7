#include "core/synth/truth.h"
#include <cstdio>
#include <cstring>
#include <cstdlib>
#include "core/body/kinematics.h"
#include "core/body/skin.h"
using namespace gonio;
int main(int argc,char**argv){
  auto m=loadBodyModel(argv[2]); if(!m){puts(describe(m.error()).c_str());return 1;}
  ViewOptions v; ShapeVector s=ShapeVector::Zero();
  std::uint64_t seed = argc>3?atoi(argv[3]):0;
  Result<GeneratedMotion> g = fail(ErrorCode::Internal,"");
  if(!strcmp(argv[1],"walk")){WalkOptions o;o.seed=seed; if(argc>4)o.speed_m_s=atof(argv[4]); v.width_px=2600; g=generateWalk(**m,s,o,v,regularTimes(3,100));}
  if(!strcmp(argv[1],"squat")){SquatOptions o;o.seed=seed;o.repetitions=1;if(argc>4)o.kneeFlexion_deg=atof(argv[4]);g=generateSquat(**m,s,o,v,regularTimes(durationOf(o),100));}
  if(!strcmp(argv[1],"jump")){JumpOptions o;o.seed=seed;if(argc>4)o.height_m=atof(argv[4]);g=generateJump(**m,s,o,v,regularTimes(durationOf(o),100));}
  if(!g){puts(describe(g.error()).c_str());return 1;}
  auto t=computeTruth(**m,*g); if(!t){puts(describe(t.error()).c_str());return 1;}
  for(auto&e:t->generated.events)fprintf(stderr,"%s %.3f\n",e.name.c_str(),e.time_s);
  RestShape rest=computeRestShape(**m,s); SkinPoser sk(**m,rest); Kinematics k; VertexArray a;
  const auto&mo=t->generated.motion;
  for(size_t i=0;i<mo.size();i++){auto q=mo.poses_rad[i]*57.29578;
    computeKinematics(rest,mo.poses_rad[i],k); sk.pose(k,mo.translations_m[i],a);
    printf("%.3f tilt %6.1f list %5.1f rot %6.1f | R hip %6.1f %5.1f %5.1f kn %6.1f an %6.1f st %5.1f mtp %5.1f | L hip %6.1f kn %6.1f an %6.1f | pel %.3f %.3f com %.3f %.3f low %.4f\n",mo.times_s[i],q[0],q[1],q[2],q[3],q[4],q[5],q[6],q[7],q[8],q[9],q[10],q[13],q[14],t->joints_m[i](0,0),t->joints_m[i](0,1)+0.9,t->centresOfMass_m[i].x(),t->centresOfMass_m[i].y()+.9,a.col(1).minCoeff()+.9);}
}
