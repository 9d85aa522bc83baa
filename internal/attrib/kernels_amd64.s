#include "go_asm.h"
#include "textflag.h"

// One group of four inputs of six rows times 64 columns. Z24–Z27 hold the
// weights, SI and DI point at rows 0 and 3, R9 is the stride.
#define ROW(addr, a, b, c, d) \
	VPBROADCASTD addr, Z28     \
	VPDPBUSD     Z24, Z28, a   \
	VPDPBUSD     Z25, Z28, b   \
	VPDPBUSD     Z26, Z28, c   \
	VPDPBUSD     Z27, Z28, d

#define FINISH(a, b, c, d) \
	VCVTDQ2PS       a, a                 \
	VCVTDQ2PS       b, b                 \
	VCVTDQ2PS       c, c                 \
	VCVTDQ2PS       d, d                 \
	VBROADCASTSS    (R12), Z28           \
	ADDQ            $4, R12              \
	VMULPS          Z24, a, a            \
	VMULPS          Z25, b, b            \
	VMULPS          Z26, c, c            \
	VMULPS          Z27, d, d            \
	VFMADD213PS     (R13), Z28, a        \
	VFMADD213PS     64(R13), Z28, b      \
	VFMADD213PS     128(R13), Z28, c     \
	VFMADD213PS     192(R13), Z28, d

#define STORE(a, b, c, d) \
	VMOVUPS a, (R14)    \
	VMOVUPS b, 64(R14)  \
	VMOVUPS c, 128(R14) \
	VMOVUPS d, 192(R14) \
	ADDQ    R15, R14

#define ADDPOSITIVE(a, b, c, d) \
	VMAXPS Z29, a, a         \
	VMAXPS Z29, b, b         \
	VMAXPS Z29, c, c         \
	VMAXPS Z29, d, d         \
	VADDPS (R14), a, a       \
	VADDPS 64(R14), b, b     \
	VADDPS 128(R14), c, c    \
	VADDPS 192(R14), d, d    \
	STORE(a, b, c, d)

// func tileVNNI(t *tile)
TEXT ·tileVNNI(SB), NOSPLIT, $0-8
	MOVQ t+0(FP), AX
	MOVQ tile_q(AX), SI
	MOVQ tile_qStride(AX), R9
	LEAQ (SI)(R9*2), DI
	ADDQ R9, DI
	MOVQ tile_panel(AX), R10
	MOVQ tile_groups(AX), CX
	MOVQ tile_zero(AX), R11

	VMOVDQU32 (R11), Z0
	VMOVDQU32 64(R11), Z1
	VMOVDQU32 128(R11), Z2
	VMOVDQU32 192(R11), Z3
	VMOVDQA32 Z0, Z4
	VMOVDQA32 Z1, Z5
	VMOVDQA32 Z2, Z6
	VMOVDQA32 Z3, Z7
	VMOVDQA32 Z0, Z8
	VMOVDQA32 Z1, Z9
	VMOVDQA32 Z2, Z10
	VMOVDQA32 Z3, Z11
	VMOVDQA32 Z0, Z12
	VMOVDQA32 Z1, Z13
	VMOVDQA32 Z2, Z14
	VMOVDQA32 Z3, Z15
	VMOVDQA32 Z0, Z16
	VMOVDQA32 Z1, Z17
	VMOVDQA32 Z2, Z18
	VMOVDQA32 Z3, Z19
	VMOVDQA32 Z0, Z20
	VMOVDQA32 Z1, Z21
	VMOVDQA32 Z2, Z22
	VMOVDQA32 Z3, Z23

loop:
	VMOVDQU32 (R10), Z24
	VMOVDQU32 64(R10), Z25
	VMOVDQU32 128(R10), Z26
	VMOVDQU32 192(R10), Z27
	ROW((SI), Z0, Z1, Z2, Z3)
	ROW((SI)(R9*1), Z4, Z5, Z6, Z7)
	ROW((SI)(R9*2), Z8, Z9, Z10, Z11)
	ROW((DI), Z12, Z13, Z14, Z15)
	ROW((DI)(R9*1), Z16, Z17, Z18, Z19)
	ROW((DI)(R9*2), Z20, Z21, Z22, Z23)
	ADDQ $256, R10
	ADDQ $4, SI
	ADDQ $4, DI
	DECQ CX
	JNZ  loop

	MOVQ    tile_colScale(AX), R11
	MOVQ    tile_rowScale(AX), R12
	MOVQ    tile_bias(AX), R13
	MOVQ    tile_dst(AX), R14
	MOVQ    tile_dstStride(AX), R15
	VMOVUPS (R11), Z24
	VMOVUPS 64(R11), Z25
	VMOVUPS 128(R11), Z26
	VMOVUPS 192(R11), Z27
	FINISH(Z0, Z1, Z2, Z3)
	FINISH(Z4, Z5, Z6, Z7)
	FINISH(Z8, Z9, Z10, Z11)
	FINISH(Z12, Z13, Z14, Z15)
	FINISH(Z16, Z17, Z18, Z19)
	FINISH(Z20, Z21, Z22, Z23)
	MOVQ    tile_add(AX), BX
	TESTQ   BX, BX
	JNZ     add
	STORE(Z0, Z1, Z2, Z3)
	STORE(Z4, Z5, Z6, Z7)
	STORE(Z8, Z9, Z10, Z11)
	STORE(Z12, Z13, Z14, Z15)
	STORE(Z16, Z17, Z18, Z19)
	STORE(Z20, Z21, Z22, Z23)
	VZEROUPPER
	RET

add:
	VPXORD Z29, Z29, Z29
	ADDPOSITIVE(Z0, Z1, Z2, Z3)
	ADDPOSITIVE(Z4, Z5, Z6, Z7)
	ADDPOSITIVE(Z8, Z9, Z10, Z11)
	ADDPOSITIVE(Z12, Z13, Z14, Z15)
	ADDPOSITIVE(Z16, Z17, Z18, Z19)
	ADDPOSITIVE(Z20, Z21, Z22, Z23)
	VZEROUPPER
	RET

// Two rows times 32 columns: Y0–Y3 and Y4–Y7 are their sums, Y8 the inputs,
// Y9 the products, Y15 ones.
#define PART(off, acc) \
	VPMADDUBSW off(R10), Y8, Y9 \
	VPMADDWD   Y15, Y9, Y9      \
	VPADDD     Y9, acc, acc

#define FINISH2(off, acc) \
	VCVTDQ2PS   acc, acc                \
	VMULPS      off(R11), acc, acc      \
	VFMADD213PS off(R13), Y8, acc

#define ADDPOSITIVE2(off, acc) \
	VMAXPS Y9, acc, acc         \
	VADDPS off(R14), acc, acc

#define STORE2(a, b, c, d) \
	VMOVUPS a, (R14)   \
	VMOVUPS b, 32(R14) \
	VMOVUPS c, 64(R14) \
	VMOVUPS d, 96(R14)

// func halfAVX2(t *tile, row, half int)
// does two rows from row on and the 32 columns of the half.
TEXT ·halfAVX2(SB), NOSPLIT, $0-24
	MOVQ t+0(FP), AX
	MOVQ row+8(FP), BX
	MOVQ half+16(FP), DX
	SHLQ $7, DX
	MOVQ tile_q(AX), SI
	MOVQ tile_qStride(AX), R9
	MOVQ BX, R8
	IMULQ R9, R8
	ADDQ R8, SI
	MOVQ tile_panel(AX), R10
	ADDQ DX, R10
	MOVQ tile_groups(AX), CX
	MOVQ tile_zero(AX), R11
	ADDQ DX, R11

	VPCMPEQW Y15, Y15, Y15
	VPSRLW   $15, Y15, Y15
	VMOVDQU  (R11), Y0
	VMOVDQU  32(R11), Y1
	VMOVDQU  64(R11), Y2
	VMOVDQU  96(R11), Y3
	VMOVDQA  Y0, Y4
	VMOVDQA  Y1, Y5
	VMOVDQA  Y2, Y6
	VMOVDQA  Y3, Y7

loop2:
	VPBROADCASTD (SI), Y8
	PART(0, Y0)
	PART(32, Y1)
	PART(64, Y2)
	PART(96, Y3)
	VPBROADCASTD (SI)(R9*1), Y8
	PART(0, Y4)
	PART(32, Y5)
	PART(64, Y6)
	PART(96, Y7)
	ADDQ $256, R10
	ADDQ $4, SI
	DECQ CX
	JNZ  loop2

	MOVQ  tile_colScale(AX), R11
	ADDQ  DX, R11
	MOVQ  tile_bias(AX), R13
	ADDQ  DX, R13
	MOVQ  tile_rowScale(AX), R12
	LEAQ  (R12)(BX*4), R12
	MOVQ  tile_dst(AX), R14
	ADDQ  DX, R14
	MOVQ  tile_dstStride(AX), R15
	IMULQ R15, BX
	ADDQ  BX, R14
	VBROADCASTSS (R12), Y8
	FINISH2(0, Y0)
	FINISH2(32, Y1)
	FINISH2(64, Y2)
	FINISH2(96, Y3)
	VBROADCASTSS 4(R12), Y8
	FINISH2(0, Y4)
	FINISH2(32, Y5)
	FINISH2(64, Y6)
	FINISH2(96, Y7)
	MOVQ  tile_add(AX), BX
	TESTQ BX, BX
	JZ    plain2
	VXORPS Y9, Y9, Y9
	ADDPOSITIVE2(0, Y0)
	ADDPOSITIVE2(32, Y1)
	ADDPOSITIVE2(64, Y2)
	ADDPOSITIVE2(96, Y3)
	ADDQ  R15, R14
	ADDPOSITIVE2(0, Y4)
	ADDPOSITIVE2(32, Y5)
	ADDPOSITIVE2(64, Y6)
	ADDPOSITIVE2(96, Y7)
	SUBQ  R15, R14

plain2:
	STORE2(Y0, Y1, Y2, Y3)
	ADDQ R15, R14
	STORE2(Y4, Y5, Y6, Y7)
	VZEROUPPER
	RET

DATA absMask<>+0(SB)/4, $0x7fffffff
GLOBL absMask<>(SB), RODATA|NOPTR, $4

// func largestAVX2(x *float32, n int) float32
// n is a multiple of 32.
TEXT ·largestAVX2(SB), NOSPLIT, $0-20
	MOVQ x+0(FP), SI
	MOVQ n+8(FP), CX
	VBROADCASTSS absMask<>(SB), Y7
	VXORPS Y0, Y0, Y0
	VXORPS Y1, Y1, Y1
	VXORPS Y2, Y2, Y2
	VXORPS Y3, Y3, Y3

max:
	VANDPS (SI), Y7, Y4
	VMAXPS Y4, Y0, Y0
	VANDPS 32(SI), Y7, Y4
	VMAXPS Y4, Y1, Y1
	VANDPS 64(SI), Y7, Y4
	VMAXPS Y4, Y2, Y2
	VANDPS 96(SI), Y7, Y4
	VMAXPS Y4, Y3, Y3
	ADDQ $128, SI
	SUBQ $32, CX
	JNZ  max
	VMAXPS Y1, Y0, Y0
	VMAXPS Y3, Y2, Y2
	VMAXPS Y2, Y0, Y0
	VEXTRACTF128 $1, Y0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0x4E, X0, X1
	VMAXPS X1, X0, X0
	VPSHUFD $0xB1, X0, X1
	VMAXPS X1, X0, X0
	VMOVSS X0, ret+16(FP)
	VZEROUPPER
	RET

DATA order<>+0(SB)/4, $0
DATA order<>+4(SB)/4, $4
DATA order<>+8(SB)/4, $1
DATA order<>+12(SB)/4, $5
DATA order<>+16(SB)/4, $2
DATA order<>+20(SB)/4, $6
DATA order<>+24(SB)/4, $3
DATA order<>+28(SB)/4, $7
GLOBL order<>(SB), RODATA|NOPTR, $32
DATA middle<>+0(SB)/4, $0x40404040
GLOBL middle<>(SB), RODATA|NOPTR, $4

// func quantizeAVX2(q *uint8, x *float32, n int, inverse float32)
// n is a multiple of 32.
TEXT ·quantizeAVX2(SB), NOSPLIT, $0-28
	MOVQ q+0(FP), DI
	MOVQ x+8(FP), SI
	MOVQ n+16(FP), CX
	VBROADCASTSS inverse+24(FP), Y7
	VMOVDQU order<>(SB), Y6
	VPBROADCASTD middle<>(SB), Y5

quant:
	VMULPS (SI), Y7, Y0
	VMULPS 32(SI), Y7, Y1
	VMULPS 64(SI), Y7, Y2
	VMULPS 96(SI), Y7, Y3
	VCVTPS2DQ Y0, Y0
	VCVTPS2DQ Y1, Y1
	VCVTPS2DQ Y2, Y2
	VCVTPS2DQ Y3, Y3
	VPACKSSDW Y1, Y0, Y0
	VPACKSSDW Y3, Y2, Y2
	VPACKSSWB Y2, Y0, Y0
	VPERMD Y0, Y6, Y0
	VPADDB Y5, Y0, Y0
	VMOVDQU Y0, (DI)
	ADDQ $128, SI
	ADDQ $32, DI
	SUBQ $32, CX
	JNZ  quant
	VZEROUPPER
	RET

#define SUM(col) \
	MOVQ      8*col(BX), R8      \
	VPMOVSXBW (R8)(AX*1), Y1     \
	VPADDW    Y1, Y0, Y0

// func sumAVX2(dst *float32, rows *[8]*int8, bias *float32, scale float32, d int)
// d is a multiple of 16.
TEXT ·sumAVX2(SB), NOSPLIT, $0-40
	MOVQ dst+0(FP), DI
	MOVQ rows+8(FP), BX
	MOVQ bias+16(FP), SI
	VBROADCASTSS scale+24(FP), Y7
	MOVQ d+32(FP), CX
	XORQ AX, AX

sum:
	MOVQ (BX), R8
	VPMOVSXBW (R8)(AX*1), Y0
	SUM(1)
	SUM(2)
	SUM(3)
	SUM(4)
	SUM(5)
	SUM(6)
	SUM(7)
	VPMOVSXWD X0, Y1
	VEXTRACTI128 $1, Y0, X0
	VPMOVSXWD X0, Y2
	VCVTDQ2PS Y1, Y1
	VCVTDQ2PS Y2, Y2
	VFMADD213PS (SI)(AX*4), Y7, Y1
	VFMADD213PS 32(SI)(AX*4), Y7, Y2
	VMOVUPS Y1, (DI)(AX*4)
	VMOVUPS Y2, 32(DI)(AX*4)
	ADDQ $16, AX
	CMPQ AX, CX
	JLT  sum
	VZEROUPPER
	RET

// The terms of the logistic function; see sigmoid.
DATA terms<>+0(SB)/4, $9.94    // bound
DATA terms<>+4(SB)/4, $-9.94
DATA terms<>+8(SB)/4, $135135.0
DATA terms<>+12(SB)/4, $4331.25 // 17325/4
DATA terms<>+16(SB)/4, $23.625  // 378/16
DATA terms<>+20(SB)/4, $0.015625 // 1/64
DATA terms<>+24(SB)/4, $15592.5 // 62370/4
DATA terms<>+28(SB)/4, $196.875 // 3150/16
DATA terms<>+32(SB)/4, $0.4375  // 28/64
DATA terms<>+36(SB)/4, $0.25
DATA terms<>+40(SB)/4, $0.5
GLOBL terms<>(SB), RODATA|NOPTR, $44

// LOGISTIC replaces x by its logistic function; s, n and m are scratch.
#define LOGISTIC(x, s, n, m) \
	VMINPS      Y15, x, x        \
	VMAXPS      Y14, x, x        \
	VMULPS      x, x, s          \
	VMOVAPS     Y10, n           \
	VFMADD213PS Y11, s, n        \
	VFMADD213PS Y12, s, n        \
	VFMADD213PS Y13, s, n        \
	VMULPS      x, n, n          \
	VMOVAPS     Y7, m            \
	VFMADD213PS Y8, s, m         \
	VFMADD213PS Y9, s, m         \
	VFMADD213PS Y13, s, m        \
	VDIVPS      m, n, n          \
	VMOVAPS     Y5, x            \
	VFMADD231PS Y6, n, x

// func recurAVX2(state, gates, c *float32, h, n, stateStep, gateStep int)
// runs the cells of one direction; steps are in bytes and negative for the way
// back. h is a multiple of 8.
TEXT ·recurAVX2(SB), NOSPLIT, $0-56
	MOVQ state+0(FP), DI
	MOVQ gates+8(FP), SI
	MOVQ c+16(FP), DX
	MOVQ h+24(FP), R8
	SHLQ $2, R8
	MOVQ n+32(FP), CX
	MOVQ stateStep+40(FP), R9
	MOVQ gateStep+48(FP), R10
	VBROADCASTSS terms<>+0(SB), Y15
	VBROADCASTSS terms<>+4(SB), Y14
	VBROADCASTSS terms<>+8(SB), Y13
	VBROADCASTSS terms<>+12(SB), Y12
	VBROADCASTSS terms<>+16(SB), Y11
	VBROADCASTSS terms<>+20(SB), Y10
	VBROADCASTSS terms<>+24(SB), Y9
	VBROADCASTSS terms<>+28(SB), Y8
	VBROADCASTSS terms<>+32(SB), Y7
	VBROADCASTSS terms<>+36(SB), Y6
	VBROADCASTSS terms<>+40(SB), Y5
	LEAQ (SI)(R8*1), R11 // values
	LEAQ (SI)(R8*2), R12 // output gates

step:
	XORQ AX, AX

cells:
	VMOVUPS (SI)(AX*1), Y0
	LOGISTIC(Y0, Y1, Y2, Y3)
	VMOVUPS (R11)(AX*1), Y1
	VMOVUPS (DX)(AX*1), Y2
	VSUBPS  Y1, Y2, Y2
	VFMADD213PS Y1, Y0, Y2 // c = forget * (c - value) + value
	VMOVUPS Y2, (DX)(AX*1)
	VMOVUPS (R12)(AX*1), Y0
	VMOVAPS Y2, Y4
	LOGISTIC(Y0, Y1, Y2, Y3)
	VMULPS  Y4, Y0, Y0
	VMOVUPS Y0, (DI)(AX*1)
	ADDQ $32, AX
	CMPQ AX, R8
	JLT  cells
	ADDQ R9, DI
	ADDQ R10, SI
	ADDQ R10, R11
	ADDQ R10, R12
	DECQ CX
	JNZ  step
	VZEROUPPER
	RET
