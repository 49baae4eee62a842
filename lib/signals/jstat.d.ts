declare module "jstat" {
  type StudentT = {
    cdf(x: number, degreesOfFreedom: number): number;
    inv(probability: number, degreesOfFreedom: number): number;
  };
  const jStat: { studentt: StudentT };
  export default jStat;
}
